String log = new File(basedir, 'build.log').text
assert log.contains('one step of MyRalston leads to 0.625')

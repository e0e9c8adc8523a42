String log = new File(basedir, 'build.log').text
assert log =~ /two-register form has order 3; loss \d\.\de-1\d; known by name: Houwen3/

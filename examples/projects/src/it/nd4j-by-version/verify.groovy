String log = new File(basedir, 'build.log').text
assert log.contains('org.nd4j:nd4j-api')

// None of the versions that ND4J names, which have advisories.
['commons-codec:jar:1.20.0', 'commons-compress:jar:1.28.0', 'commons-io:jar:2.21.0', 'commons-lang3:jar:3.20.0',
 'commons-net:jar:3.9.0', 'threetenbp:jar:1.7.1'].each { assert log.contains(it) }
return true

String log = new File(basedir, 'build.log').text
assert log =~ /two-register form has order 3; loss \d\.\de-1\d; known by name: Houwen3/

// Without the bill of materials too: none of the versions that ND4J names, which have advisories.
['commons-codec:jar:1.20.0', 'commons-compress:jar:1.28.0', 'commons-io:jar:2.21.0', 'commons-lang3:jar:3.20.0',
 'commons-net:jar:3.9.0', 'threetenbp:jar:1.7.1'].each { assert log.contains(it) }

// The processor brings its libraries under names of its own: beside another processor's they must not clash.
File installed = new File(basedir, '../../it-repository/org/kutta')
['kutta-grammar': 'org/antlr/', 'kutta-generator': 'com/palantir/'].each { artifact, foreign ->
    File jar = new File(installed, artifact).listFiles().findAll { it.directory }
        .collectMany { it.listFiles().toList() }
        .find { it.name ==~ /${artifact}-[^-]*(-SNAPSHOT)?\.jar/ }
    def names = new java.util.zip.ZipFile(jar).withCloseable { it.entries().toList()*.name }
    assert names.any { it.contains('/shaded/') }
    assert names.containsAll(['META-INF/LICENSE', 'META-INF/NOTICE'])
    assert !names.any { it.startsWith(foreign) }
}
return true

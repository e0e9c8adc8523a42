String log = new File(basedir, 'build.log').text
assert log =~ /two-register form has order 3; loss \d\.\de-1\d; known by name: Houwen3/

// On Java arrays: no library but Kutta's.
assert !log.contains('org.nd4j')

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

String log = new File(basedir, 'build.log').text
assert log.contains('minimum at (1.0000, 1.0000) after 120000 gradients')

// On Java arrays: no library but Kutta's.
assert !log.contains('org.nd4j')
return true

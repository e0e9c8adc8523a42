import java.util.zip.ZipFile

// Ralston's coefficient 2/3 stands where the midpoint's 1/2 stood, in the jar, and the class whose
// method is gone went with it.
def names = new ZipFile(new File(basedir, 'target/edited-tableau-1.0.jar')).withCloseable {
  it.entries().toList()*.name
}
assert names.contains('com/example/Edited.class')
assert names.contains('com/example/Renamed.class')
assert !names.contains('com/example/Removed.class')

String source = new File(basedir, 'target/generated-sources/annotations/com/example/Edited.java').text
assert source.contains('a21 = 2/3')
File compiled = new File(basedir, 'target/classes/com/example/Edited.class')
assert compiled.lastModified() >= new File(basedir, 'src/main/tableaus/com/example/Edited.tableau').lastModified()

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Rewrites, in the jar given as the only argument, each class compiled for Java 5 as one compiled for Java 8.
 *
 * <p>The JVM keeps no class older than Java 6 in a shared archive, so without this picocli's classes are parsed and
 * verified anew by every command.
 */
final class ModernClassFiles {
    private final ClassLoader classes;

    private ModernClassFiles(ClassLoader classes) {
        this.classes = classes;
    }

    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        try (URLClassLoader classes =
                        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
                FileSystem files = FileSystems.newFileSystem(jar);
                Stream<Path> paths = Files.walk(files.getPath("/picocli"))) {
            ModernClassFiles modern = new ModernClassFiles(classes);
            List<Path> compiled =
                    paths.filter(path -> path.toString().endsWith(".class")).toList();
            for (Path path : compiled) {
                modern.rewrite(path);
            }
        }
    }

    private void rewrite(Path path) throws IOException {
        FileTime time = Files.getLastModifiedTime(path);
        ClassReader reader = new ClassReader(Files.readAllBytes(path));
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        ClassVisitor toJava8 = new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                    int version, int access, String name, String signature, String superName, String[] interfaces) {
                super.visit(Math.max(version, Opcodes.V1_8), access, name, signature, superName, interfaces);
            }
        };
        reader.accept(toJava8, ClassReader.SKIP_FRAMES);
        Files.write(path, writer.toByteArray());
        Files.setLastModifiedTime(path, time);
    }
}

package org.deepmovie.cli.crash;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.deepmovie.cli.process.ChildJvm;
import org.deepmovie.data.download.DownloadProgress;

/**
 * Downloads an archive from any address, which users cannot: the addresses are those of GroupLens.
 */
final class DownloadMain {

  /** The name of the unpacked folder. */
  static final String NAME = "tiny";

  private DownloadMain() {}

  /**
   * Downloads.
   *
   * @param arguments the address, a copy of the archive, and the cache
   */
  @SuppressWarnings("deprecation") // GroupLens publishes checksums by MD5.
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    String md5 = MoreFiles.asByteSource(Path.of(arguments[1])).hash(Hashing.md5()).toString();
    Class<?> type = Class.forName("org.deepmovie.data.download.ArchiveDownload");
    Constructor<?> create =
        type.getDeclaredConstructor(String.class, URI.class, Optional.class, Duration.class);
    create.setAccessible(true);
    Object download =
        create.newInstance(
            NAME, URI.create(arguments[0]), Optional.of(md5), Duration.ofSeconds(20));
    Method fetch = type.getDeclaredMethod("fetch", Path.class, DownloadProgress.class);
    fetch.setAccessible(true);
    System.out.println(ChildJvm.READY);
    fetch.invoke(download, Path.of(arguments[2]), DownloadProgress.NONE);
  }
}

package org.deepmovie.data.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small hand-made data sets in each of MovieLens's layouts, with invented movies. */
public final class MovieLensFixture {

  private MovieLensFixture() {}

  public static Map<String, byte[]> layout100K() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("u.data", utf8("2\t11\t3\t880000001\n1\t11\t5\t0\n1\t13\t4\t880000002\n"));
    files.put("u1.base", utf8("9\t99\t5\t1\n"));
    files.put("u.genre", utf8("unknown|0\nFarce|1\nWestern|2\n\n"));
    files.put(
        "u.item",
        latin1(
            "11|Señor Pluma (1931)|01-Jan-1931||http://x|0|1|1\n"
                + "12|Never Seen (1990)|||http://x|0|0|0\n"
                + "13|unknown||||1|0|0\n"));
    files.put("u.user", utf8("1|24|M|baker|00000\n2|53|F|other|00000\n"));
    return files;
  }

  public static Map<String, byte[]> layout1M() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("ratings.dat", utf8("2::11::3::978300760\n1::11::5::0\n1::13::4::978300761\n"));
    files.put(
        "movies.dat",
        latin1(
            "11::Señor Pluma (1931)::Farce|Western\n"
                + "12::Never Seen (1990)::Farce\n"
                + "13::Scope:: The Return (1994)::Western\n"));
    files.put("users.dat", utf8("1::F::1::10::48067\n2::M::56::16::70072\n"));
    files.put("ml_plot.dat", utf8("13::A cow is lost.|It is found.\n77::Nobody's plot.\n"));
    return files;
  }

  public static Map<String, byte[]> layout10M() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("ratings.dat", utf8("2::11::3.5::978300760\n1::11::5::0\n1::13::0.5::978300761\n"));
    files.put(
        "movies.dat",
        utf8("11::Señor Pluma (1931)::Farce|Western\n13::Scope (1994)::(no genres listed)\n"));
    return files;
  }

  public static Map<String, byte[]> layoutLatest() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(
        "ratings.csv",
        utf8(
            "userId,movieId,rating,timestamp\n2,11,3.5,978300760\n1,11,5.0,0\n1,13,0.5,978300761\n"));
    files.put(
        "movies.csv",
        utf8(
            "movieId,title,genres\n"
                + "11,\"Pluma, Señor (1931)\",Farce|Western\n"
                + "13,\"The \"\"Scope\"\" (1994)\",(no genres listed)\n"));
    return files;
  }

  public static Path folder(Path parent, String name, Map<String, byte[]> files)
      throws IOException {
    Path folder = Files.createDirectories(parent.resolve(name));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  /** A zip whose entries' names begin with {@code top}; short texts stand in it as they are. */
  public static Path zip(Path archive, String top, Map<String, byte[]> files) throws IOException {
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        boolean isShort = file.getValue().length < 1000;
        zip.setLevel(isShort ? Deflater.NO_COMPRESSION : Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(top + file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return archive;
  }

  public static byte[] utf8(String text) {
    return bytes(text, StandardCharsets.UTF_8);
  }

  public static byte[] latin1(String text) {
    return bytes(text, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }
}

package org.deepmovie.internal.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.deepmovie.store.ModelFileException;
import org.junit.jupiter.api.Test;

class NpyTest {

  /** What numpy.save writes of float32 [[1, -2.5, 3], [4, 5, 6]]. */
  private static final String HEADER =
      "\u0093NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

  private static final String VALUES = "0000803f000020c000004040000080400000a0400000c040";

  @Test
  void aMatrixHasTheBytesThatNumPyWrites() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.writeHeader(out, Npy.FLOAT, 2, 3);
    Npy.writeFloats(out, new float[] {1, -2.5f, 3, 4, 5, 6});
    byte[] bytes = out.toByteArray();
    assertEquals(128 + 24, bytes.length);
    String header = new String(bytes, 0, 128, StandardCharsets.ISO_8859_1);
    assertEquals(HEADER, header.stripTrailing());
    assertEquals('\n', header.charAt(127));
    assertEquals(VALUES, HexFormat.of().formatHex(bytes, 128, bytes.length));
  }

  @Test
  void aVectorsShapeEndsInACommaAndIsReadBack() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.writeHeader(out, Npy.INT, 3);
    Npy.writeInts(out, new int[] {7, -1, 1 << 20});
    ByteArrayInputStream in = new ByteArrayInputStream(out.toByteArray());
    assertArrayEquals(new int[] {3}, Npy.readHeader(in, "ints.npy", Npy.INT));
    int[] values = new int[3];
    Npy.readInts(in, values);
    assertArrayEquals(new int[] {7, -1, 1 << 20}, values);
  }

  @Test
  void anotherTypeOrderOrFormatIsRefusedByName() {
    String header = HEADER + " ".repeat(128 - HEADER.length() - 1) + "\n";
    for (String bad :
        new String[] {
          header.replace("<f4", "<f8"),
          header.replace("False", "True "),
          header.replace("NUMPY\1", "NUMPY\2"),
          header.replace("(2, 3)", "(2,-3)"),
          header.substring(0, 5),
        }) {
      ByteArrayInputStream in = new ByteArrayInputStream(bad.getBytes(StandardCharsets.ISO_8859_1));
      ModelFileException error =
          assertThrows(ModelFileException.class, () -> Npy.readHeader(in, "x.npy", Npy.FLOAT));
      assertEquals("x.npy", error.getMessage().substring(0, 5));
    }
  }
}

package org.deepmovie.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source file made of Java code in the documentation, so that it can be compiled.
 *
 * <p>Code that has imports is a complete file and stays as it is. A single type gets imports of all
 * API packages. Statements become the body of a method, in a class that inherits {@link #GIVEN}.
 *
 * @param className the class that the file declares
 * @param source the text of the file
 */
record JavaSnippet(String className, String source) {

  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public |abstract |final )*(?:class|interface|record|enum) (\\w+)");

  /** Variables that snippets use without declaring them. A local variable may hide each of them. */
  private static final String GIVEN =
      """
      abstract class Given {
        Providers providers;
        Dataset data;
        Dataset train;
        RatingMatrix validation;
        Dataset newItems;
        List<Rating> ratings;
        ItemTexts texts;
        Attributes genres;
        CsrMatrix interactions;
        TrainingContext context;
        Recommender model;
        String user;
        String item;
        int userIndex;
        BitSet inStock;
        Connection connection;
        Statement statement;
      }
      """;

  static JavaSnippet given(List<String> packages) {
    return new JavaSnippet("Given", imports(packages) + GIVEN);
  }

  /**
   * The file of a snippet.
   *
   * @param code the snippet
   * @param className name of the class that holds the code if the code consists of statements
   * @param packages the packages that the code may use without an import
   */
  static JavaSnippet of(String code, String className, List<String> packages) {
    Matcher type = TYPE.matcher(code);
    if (code.startsWith("import ") && type.find()) {
      return new JavaSnippet(type.group(1), code);
    }
    if (type.lookingAt() && code.stripTrailing().endsWith("\n}")) {
      return new JavaSnippet(type.group(1), imports(packages) + code);
    }
    return new JavaSnippet(
        className,
        imports(packages)
            + "class "
            + className
            + " extends Given {\n  void run() throws Exception {\n"
            + code.indent(4)
            + "  }\n}\n");
  }

  private static String imports(List<String> packages) {
    StringBuilder imports = new StringBuilder();
    packages.forEach(name -> imports.append("import ").append(name).append(".*;\n"));
    return imports.toString();
  }
}

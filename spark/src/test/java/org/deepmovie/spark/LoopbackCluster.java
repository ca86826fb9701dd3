package org.deepmovie.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;

/** Spark's standalone cluster in processes of their own: a master and workers of one core each. */
final class LoopbackCluster implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final Path dir;
  private final List<Process> processes = new ArrayList<>();
  private final List<Path> links = new ArrayList<>();
  private final String master;

  /**
   * Starts the processes.
   *
   * @param dir for their files
   */
  LoopbackCluster(Path dir, int workers) throws IOException, InterruptedException {
    this.dir = dir;
    // Workers start executors from the jars of a Spark home.
    Path jars = Files.createDirectories(dir.resolve("home/jars"));
    for (String entry : classPath()) {
      Path link = jars.resolve(Path.of(entry).getFileName());
      if (entry.endsWith(".jar") && !Files.exists(link)) {
        links.add(Files.createSymbolicLink(link, Path.of(entry)));
      }
    }
    int port = freePort();
    this.master = "spark://" + HOST + ":" + port;
    start("master.Master", "--port", String.valueOf(port), "--webui-port", "0");
    for (int worker = 0; worker < workers; worker++) {
      start("worker.Worker", "--cores", "1", "--memory", "1g", "--webui-port", "0", master);
    }
  }

  private static List<String> classPath() {
    String tests = System.getProperty("surefire.test.class.path");
    String path = tests == null ? System.getProperty("java.class.path") : tests;
    return Arrays.stream(path.split(java.io.File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .toList();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return socket.getLocalPort();
    }
  }

  private void start(String type, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-cp",
                dir.resolve("home/jars") + "/*",
                "org.apache.spark.deploy." + type,
                "--host",
                HOST));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", dir.resolve("home").toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("SPARK_WORKER_DIR", dir.resolve("work").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(dir.resolve(type + processes.size() + ".log").toFile());
    processes.add(builder.start());
  }

  /** A session whose tasks run in the executors of the cluster. */
  SparkSession session() {
    return SparkSession.builder()
        .master(master)
        .appName("cluster test")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", HOST)
        .config("spark.driver.bindAddress", HOST)
        .config("spark.executor.memory", "600m")
        .config(
            "spark.executor.extraClassPath", String.join(java.io.File.pathSeparator, classPath()))
        .config("spark.executor.extraJavaOptions", "--add-modules=jdk.incubator.vector")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.sql.adaptive.enabled", "false")
        .config("spark.sql.warehouse.dir", dir.resolve("warehouse").toString())
        .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
        .config("spark.cores.max", "2")
        .getOrCreate();
  }

  /** The processes of the executors: workers start no others. */
  List<ProcessHandle> executors() {
    return processes.stream().flatMap(Process::descendants).toList();
  }

  @Override
  public void close() throws IOException {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroy();
      process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
      process.destroyForcibly();
    }
    for (Path link : links) {
      Files.delete(link);
    }
  }
}

package io.dragoman.cli;

import io.dragoman.config.NearestName;
import io.dragoman.corpus.download.CorpusFile;
import io.dragoman.corpus.download.CorpusGetter;
import io.dragoman.corpus.download.CorpusHome;
import io.dragoman.corpus.download.DownloadOptions;
import io.dragoman.corpus.download.Downloader;
import io.dragoman.corpus.download.GetOptions;
import io.dragoman.corpus.download.KnownCorpora;
import io.dragoman.corpus.download.UnpackLimits;
import io.dragoman.experiment.ThisProgram;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Downloads public corpora. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Download a public corpus, check it and unpack it into files of lines.",
      "A download that was interrupted goes on where it was. Files stay in DIR/downloads as they"
          + " came, with their hashes in SHA256SUMS: the same command makes the same corpus again or"
          + " says what changed. A file that was put there by other means is used."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  dragoman corpus get --list",
      "  dragoman corpus get multi30k-de-en --output multi30k",
      "  dragoman corpus get tatoeba-en-fr --mirror https://mirror.example.org/anki/",
      "  dragoman corpus get --url https://example.org/memory.tar.gz --output memory"
    })
final class CorpusGetCommand implements Runnable {
  private static final long MEBI = 1L << 20;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "A corpus, such as multi30k-de-en; --list lists them.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--list", description = "List the corpora, and on what terms they may be used.")
  private boolean list;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for the files, made if there is none; default the corpus's name.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description = "Address that holds the files under the same names.")
  private Optional<URI> mirror = Optional.empty();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "Any file to download and unpack (.zip, .tar.gz, .tar.zst, .gz, .zst or text); with NAME,"
              + " that corpus's file, if it is one.")
  private Optional<URI> url = Optional.empty();

  @Option(
      names = "--sha256",
      paramLabel = "[FILE=]HASH",
      description = "Hash that the file must have; with FILE= if there are several files.")
  private List<String> hashes = List.of();

  @Option(names = "--force", description = "Download again, and replace files that are there.")
  private boolean force;

  @Option(
      names = "--max-size",
      paramLabel = "MB",
      defaultValue = "4096",
      description =
          "The most that a file may have, and a fourth of what may be unpacked from it;"
              + " default ${DEFAULT-VALUE}.")
  private int maxSize;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      defaultValue = "6",
      description = "How often to ask for a file; default ${DEFAULT-VALUE}.")
  private int attempts;

  private final Console console;

  CorpusGetCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    if (list) {
      list();
      return;
    }
    check();
    Optional<CorpusHome> home = name.map(this::find);
    Path folder = output.orElseGet(() -> Path.of(name.orElse("corpus")));
    GetOptions options = options(home);
    home.ifPresent(this::introduce);
    try (DownloadProgress progress = new DownloadProgress(console, System::nanoTime)) {
      DownloadOptions patience =
          DownloadOptions.standard("dragoman/" + ThisProgram.version())
              .withAttempts(attempts)
              .withLargestFile(maxSize * MEBI);
      CorpusGetter getter = new CorpusGetter(new Downloader(patience, progress), options);
      List<Path> files =
          home.isPresent() ? getter.get(home.get(), folder) : getter.get(url.get(), folder);
      progress.close();
      files.forEach(console.out()::println);
      home.ifPresent(corpus -> console.err().println(next(corpus, folder)));
    }
  }

  private void check() {
    if (name.isEmpty() && url.isEmpty()) {
      throw misuse("no corpus given: give its NAME, or --url, or --list");
    }
    if (url.isPresent() && mirror.isPresent()) {
      throw misuse("--url and --mirror exclude each other: give one");
    }
    OptionRange.atLeast(spec, "--attempts", attempts, 1);
    OptionRange.atLeast(spec, "--max-size", maxSize, 1);
  }

  private CorpusHome find(String wanted) {
    CorpusHome home =
        KnownCorpora.find(wanted)
            .orElseThrow(
                () -> {
                  List<String> names =
                      List.of("multi30k-de-en", "multi30k-en-fr", "tatoeba-en-de", "iwslt15-en-vi");
                  String near =
                      NearestName.of(wanted, names)
                          .map(nearest -> "did you mean '" + nearest + "'? ")
                          .orElse("");
                  return misuse("unknown corpus '" + wanted + "': " + near + "--list lists them");
                });
    if (url.isEmpty()) {
      return home;
    }
    if (home.files().size() > 1) {
      throw misuse(
          wanted + " has " + home.files().size() + " files: give --mirror in place of --url");
    }
    return home.at(url.get());
  }

  private GetOptions options(Optional<CorpusHome> home) {
    UnpackLimits limits = UnpackLimits.standard().withBytes(4 * maxSize * MEBI);
    try {
      return new GetOptions(mirror, hashes(home), force, limits);
    } catch (IllegalArgumentException e) {
      throw misuse(e.getMessage());
    }
  }

  private Map<String, String> hashes(Optional<CorpusHome> home) {
    Map<String, String> byName = new HashMap<>();
    for (String each : hashes) {
      int equals = each.indexOf('=');
      String file = equals < 0 ? onlyFile(home) : each.substring(0, equals);
      byName.put(file, each.substring(equals + 1));
    }
    return byName;
  }

  private String onlyFile(Optional<CorpusHome> home) {
    List<String> files =
        home.map(corpus -> corpus.files().stream().map(CorpusFile::name).toList())
            .orElseGet(() -> List.of(CorpusFile.at(url.get()).name()));
    if (files.size() > 1) {
      throw misuse(
          "--sha256 has no file name but there are "
              + files.size()
              + " files: write "
              + files.get(0)
              + "=HASH");
    }
    return files.get(0);
  }

  private void list() {
    for (KnownCorpora.Family family : KnownCorpora.families()) {
      console.out().println(family.pattern());
      console.out().println("    " + family.title());
      console.out().println("    terms: " + family.terms());
    }
  }

  private void introduce(CorpusHome home) {
    console.err().println(home.name() + ": " + home.title());
    console.err().println("from " + mirror.orElse(home.base()) + ", described at " + home.page());
    console.err().println("terms: " + home.terms());
  }

  private static String next(CorpusHome home, Path folder) {
    List<Path> files = home.textNames().stream().map(folder::resolve).toList();
    if (home.parts().size() == 1) {
      return "next: dragoman corpus split --test 1000 --dev 1000 --input "
          + files.get(0)
          + " "
          + files.get(1)
          + " --output "
          + folder;
    }
    return "next: dragoman train --train-source "
        + files.get(0)
        + " --train-target "
        + files.get(1)
        + " --valid-source "
        + files.get(2)
        + " --valid-target "
        + files.get(3)
        + " --model "
        + home.firstLanguage()
        + "-"
        + home.secondLanguage();
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

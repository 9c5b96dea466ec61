package io.dragoman.marian;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dragoman.io.NpzReader;
import io.dragoman.tensor.Tensor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An open {@code .npz} file of a model, its arrays under Marian's names, checked as a whole: every
 * array that the architecture has is there in its shape, and no other.
 */
final class MarianModel implements AutoCloseable {
  static final String OPTIONS = "special:model.yml";
  private static final int LONGEST_OPTIONS = 1 << 20;

  /** Arrays that say nothing of the network; Nematus and Amun write them. */
  private static final Set<String> IGNORED =
      Set.of(OPTIONS, "decoder_c_tt", "uidx", "history_errs", "zipped_params", "good", "bad");

  private final NpzReader reader;
  private final MarianOptions options;
  private final Map<String, String> names; // in the file, by Marian's
  private final List<Piece> pieces;
  private final boolean nematus;

  private MarianModel(
      NpzReader reader,
      MarianOptions options,
      Map<String, String> names,
      List<Piece> pieces,
      boolean nematus) {
    this.reader = reader;
    this.options = options;
    this.names = names;
    this.pieces = pieces;
    this.nematus = nematus;
  }

  /**
   * Opens a model.
   *
   * @param json Nematus' description of it; if empty, the file beside it that ends in {@code .json}
   *     is taken if the model has no options of Marian
   * @throws MarianException if it is of another architecture than it says, or of one that is not
   *     known
   * @throws io.dragoman.io.ParameterFileException if it is damaged
   */
  static MarianModel open(Path file, Optional<Path> json) {
    NpzReader reader = NpzReader.open(file);
    try {
      boolean nematus = NematusNames.areIn(reader.names());
      MarianOptions options = options(reader, file, json).checked(file.toString());
      Map<String, String> names = names(reader, options, nematus);
      boolean legacy = names.containsKey("decoder_ff_logit_l2_W");
      List<Piece> pieces = MarianLayout.pieces(options, legacy);
      MarianModel model = new MarianModel(reader, options, names, pieces, nematus);
      model.check(file);
      return model;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static MarianOptions options(NpzReader reader, Path file, Optional<Path> json) {
    if (json.isPresent()) {
      return NematusOptions.read(json.get(), reader);
    }
    if (reader.names().contains(OPTIONS)) {
      String text = new String(reader.bytes(OPTIONS, LONGEST_OPTIONS), UTF_8);
      int end = text.indexOf('\0'); // what follows fills up
      String where = file + ": array '" + OPTIONS + "'";
      return MarianOptions.parse(where, end < 0 ? text : text.substring(0, end));
    }
    Path beside = file.resolveSibling(file.getFileName() + ".json");
    if (Files.isRegularFile(beside)) {
      return NematusOptions.read(beside, reader);
    }
    if (NematusNames.areIn(reader.names())) {
      return NematusOptions.guess(file.toString(), reader);
    }
    throw new MarianException(
        file
            + ": has no array '"
            + OPTIONS
            + "' and no names of Nematus: it is no translation model of Marian or Nematus");
  }

  private static Map<String, String> names(
      NpzReader reader, MarianOptions options, boolean nematus) {
    Map<String, String> marian = nematus ? NematusNames.toMarian(options) : Map.of();
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : reader.names()) {
      if (!IGNORED.contains(name)) {
        names.put(marian.getOrDefault(name, name), name);
      }
    }
    return names;
  }

  private void check(Path file) {
    Map<String, int[]> shapes = shapes(pieces);
    List<String> problems = new ArrayList<>();
    shapes.forEach(
        (name, shape) -> {
          String own = names.get(name);
          if (own == null) {
            problems.add("'" + name + "' is missing");
          } else if (!fits(reader.shape(own), shape)) {
            problems.add(
                "'%s' is %s but must be [%d, %d]"
                    .formatted(own, reader.shape(own), shape[0], shape[1]));
          }
        });
    names.forEach(
        (name, own) -> {
          if (!shapes.containsKey(name)) {
            problems.add("'" + own + "' is not known");
          }
        });
    if (!problems.isEmpty()) {
      int more = problems.size() - 5;
      throw new MarianException(
          file
              + ": is not of the architecture that it tells: "
              + String.join(", ", problems.subList(0, Math.min(5, problems.size())))
              + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  private static boolean fits(List<Long> shape, int[] wanted) {
    int dimensions = shape.size();
    return switch (dimensions) {
      case 1 -> shape.get(0) == (long) wanted[0] * wanted[1] && (wanted[0] == 1 || wanted[1] == 1);
      case 2 -> shape.get(0) == wanted[0] && shape.get(1) == wanted[1];
      default -> false;
    };
  }

  /** The rows and columns of every array, in order. */
  static Map<String, int[]> shapes(List<Piece> pieces) {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    for (Piece each : pieces) {
      int[] shape = shapes.computeIfAbsent(each.array(), name -> new int[2]);
      shape[0] = Math.max(shape[0], each.rows());
      shape[1] = Math.max(shape[1], each.column() + each.columns());
    }
    return shapes;
  }

  MarianOptions options() {
    return options;
  }

  /** Copies all arrays into matrices by the names of parameters. */
  void readInto(Map<String, Tensor> parameters) {
    Map<String, List<Piece>> byArray = new LinkedHashMap<>();
    pieces.forEach(
        each -> byArray.computeIfAbsent(each.array(), name -> new ArrayList<>()).add(each));
    byArray.forEach(
        (array, parts) -> {
          Tensor values = oriented(matrix(array), parts);
          parts.forEach(each -> each.read(values, parameters.get(each.parameter())));
        });
  }

  private Tensor matrix(String name) {
    Tensor values = reader.matrix(names.get(name));
    return nematus ? NematusNames.turned(options, name, values) : values;
  }

  /** A vector where a column is wanted was read as a row. */
  private static Tensor oriented(Tensor values, List<Piece> parts) {
    int rows = parts.get(0).rows();
    return values.rows() == 1 && rows > 1 ? Tensor.of(values.data(), 1) : values;
  }

  /** How many values of each parameter arrays give. */
  Map<String, Long> sizes() {
    Map<String, Long> sizes = new HashMap<>();
    pieces.forEach(
        each -> sizes.merge(each.parameter(), (long) each.rows() * each.columns(), Long::sum));
    return sizes;
  }

  /** All arrays under Marian's names. */
  Map<String, Tensor> arrays() {
    Map<String, Tensor> arrays = new LinkedHashMap<>();
    shapes(pieces)
        .forEach(
            (name, shape) -> {
              Tensor values = matrix(name);
              boolean column = values.rows() == 1 && shape[0] > 1;
              arrays.put(name, column ? Tensor.of(values.data(), 1) : values);
            });
    return arrays;
  }

  @Override
  public void close() {
    reader.close();
  }
}

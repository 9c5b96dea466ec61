package io.dragoman.corpus.download;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The corpora that can be had by name. */
public final class KnownCorpora {
  /**
   * A family of corpora.
   *
   * @param pattern how their names are made
   * @param title what they are
   * @param terms on what terms they may be used
   */
  public record Family(String pattern, String title, String terms) {}

  private static final Family MULTI30K =
      new Family(
          "multi30k-XX-YY (two of en, de, fr, cs)",
          "captions of images, 29,000 pairs (Elliott et al. 2016)",
          "for research that is not commercial; the images and English captions are Flickr30k's");
  private static final Family TATOEBA =
      new Family(
          "tatoeba-en-XX (de, fr, es ... or a code of three letters)",
          "short everyday sentences of tatoeba.org, pairs chosen by manythings.org",
          "CC BY 2.0 FR: name the authors, whom the file's third column names");
  private static final Family IWSLT =
      new Family(
          "iwslt15-en-vi",
          "talks of TED, 133,000 pairs, tokenized (Luong and Manning 2015)",
          "TED's talks are CC BY-NC-ND 4.0: not commercial, no changed copies");

  private static final List<String> MULTI30K_LANGUAGES = List.of("en", "de", "fr", "cs");
  private static final URI MULTI30K_PAGE = URI.create("https://github.com/multi30k/dataset");
  private static final URI MULTI30K_BASE =
      URI.create("https://raw.githubusercontent.com/multi30k/dataset/master/data/task1/raw/");
  private static final URI TATOEBA_PAGE = URI.create("https://www.manythings.org/anki/");
  private static final URI IWSLT_PAGE = URI.create("https://nlp.stanford.edu/projects/nmt/");
  private static final URI IWSLT_BASE =
      URI.create("https://nlp.stanford.edu/projects/nmt/data/iwslt15.en-vi/");

  /** Where manythings.org names another language than ISO 639-2 does for two letters. */
  private static final Map<String, String> TATOEBA_CODES =
      Map.of("zh", "cmn", "fa", "pes", "no", "nob", "nb", "nob", "ms", "zsm", "lv", "lvs");

  private KnownCorpora() {}

  /** All families, for a list. */
  public static List<Family> families() {
    return List.of(MULTI30K, TATOEBA, IWSLT);
  }

  /** The corpus of a name, or empty if there is none. */
  public static Optional<CorpusHome> find(String name) {
    String[] parts = name.toLowerCase(Locale.ROOT).split("-");
    if (parts.length != 3 || parts[1].equals(parts[2])) {
      return Optional.empty();
    }
    return switch (parts[0]) {
      case "multi30k" -> multi30k(parts[1], parts[2]);
      case "tatoeba" -> tatoeba(parts[1], parts[2]);
      case "iwslt15" -> iwslt(parts[1], parts[2]);
      default -> Optional.empty();
    };
  }

  private static Optional<CorpusHome> multi30k(String first, String second) {
    if (!MULTI30K_LANGUAGES.contains(first) || !MULTI30K_LANGUAGES.contains(second)) {
      return Optional.empty();
    }
    List<TextPart> parts = new ArrayList<>();
    parts.add(new TextPart("train", 29_000));
    parts.add(new TextPart("val", 1_014));
    parts.add(new TextPart("test_2016_flickr", 1_000));
    if (!first.equals("cs") && !second.equals("cs")) {
      parts.add(new TextPart("test_2017_flickr", 1_000));
      parts.add(new TextPart("test_2017_mscoco", 461));
    }
    List<CorpusFile> files = new ArrayList<>();
    for (TextPart part : parts) {
      files.add(CorpusFile.of(part.stem() + "." + first + ".gz"));
      files.add(CorpusFile.of(part.stem() + "." + second + ".gz"));
    }
    return Optional.of(
        new CorpusHome(
            "multi30k-" + first + "-" + second,
            MULTI30K.title(),
            MULTI30K.terms(),
            MULTI30K_PAGE,
            MULTI30K_BASE,
            List.copyOf(files),
            Optional.empty(),
            first,
            second,
            List.copyOf(parts)));
  }

  private static Optional<CorpusHome> tatoeba(String first, String second) {
    boolean englishFirst = Set.of("en", "eng").contains(first);
    boolean englishSecond = Set.of("en", "eng").contains(second);
    String other = englishFirst ? second : first;
    String code = threeLetters(other);
    if (englishFirst == englishSecond || !code.matches("[a-z]{3}")) {
      return Optional.empty();
    }
    return Optional.of(
        new CorpusHome(
            "tatoeba-" + first + "-" + second,
            TATOEBA.title(),
            TATOEBA.terms(),
            TATOEBA_PAGE,
            TATOEBA_PAGE,
            List.of(CorpusFile.of(code + "-eng.zip")),
            Optional.of(new TableEntry(code + ".txt", englishFirst ? 1 : 2, englishFirst ? 2 : 1)),
            first,
            second,
            List.of(new TextPart("all", 0))));
  }

  private static String threeLetters(String language) {
    if (language.length() != 2) {
      return language;
    }
    String known = TATOEBA_CODES.get(language);
    try {
      return known != null ? known : Locale.forLanguageTag(language).getISO3Language();
    } catch (java.util.MissingResourceException e) {
      return "";
    }
  }

  private static Optional<CorpusHome> iwslt(String first, String second) {
    if (!Set.of(first, second).equals(Set.of("en", "vi"))) {
      return Optional.empty();
    }
    return Optional.of(
        new CorpusHome(
            "iwslt15-" + first + "-" + second,
            IWSLT.title(),
            IWSLT.terms(),
            IWSLT_PAGE,
            IWSLT_BASE,
            List.of(
                CorpusFile.of(
                    "train.en", "c26dfeed74b6bf3752f5ca552f2412456f0de153f7c804df8717931fb3a5c78a"),
                CorpusFile.of(
                    "train.vi", "707206edf2dc0280273952c7b70544ea8a1363aa69aaeb9d70514b888dc3067d"),
                CorpusFile.of(
                    "tst2012.en",
                    "b8fbcd0d4199d41276421d1f7228298df67dd9e2c5c134c2ee8cdf3ec27801e2"),
                CorpusFile.of(
                    "tst2012.vi",
                    "01004078b3f36b0c46e81b65fc6851230b3c823405c76d1d82ef3b786b512ff0"),
                CorpusFile.of(
                    "tst2013.en",
                    "3860ce60bc5b85d96cc2d3d580cf1bc9d62440e939c1b964676d3607c4e8f1df"),
                CorpusFile.of(
                    "tst2013.vi",
                    "29af16842808da2812b8fd4d47fc05d082ba870e60ab7755090ad04b380994cd")),
            Optional.empty(),
            first,
            second,
            List.of(
                new TextPart("train", 0), new TextPart("tst2012", 0), new TextPart("tst2013", 0))));
  }
}

package io.dragoman.tokenizers;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.Version;

/**
 * An analyzer that has a short name.
 *
 * @param name what it is called
 * @param codes further names: ISO 639 codes of its language, or the language
 * @param className its class, which may be missing
 * @param artifact the jar of Lucene that it needs
 */
record NamedAnalyzer(String name, ImmutableList<String> codes, String className, String artifact) {
  private static final String LUCENE = "org.apache.lucene.analysis.";
  private static final String OURS = "io.dragoman.tokenizers.analysis.";
  private static final String COMMON = "lucene-analysis-common";

  private static final ImmutableList<NamedAnalyzer> ALL =
      ImmutableList.of(
          new NamedAnalyzer("standard", LUCENE + "standard.StandardAnalyzer", "lucene-core"),
          new NamedAnalyzer("icu", OURS + "IcuAnalyzer", "lucene-analysis-icu"),
          new NamedAnalyzer(
              "kuromoji", OURS + "KuromojiAnalyzer", "lucene-analysis-kuromoji", "japanese", "ja"),
          new NamedAnalyzer("nori", OURS + "NoriAnalyzer", "lucene-analysis-nori", "korean", "ko"),
          new NamedAnalyzer(
              "smartcn", OURS + "SmartcnAnalyzer", "lucene-analysis-smartcn", "chinese", "zh"),
          new NamedAnalyzer(
              "polish", LUCENE + "pl.PolishAnalyzer", "lucene-analysis-stempel", "pl"),
          new NamedAnalyzer(
              "ukrainian",
              LUCENE + "uk.UkrainianMorfologikAnalyzer",
              "lucene-analysis-morfologik",
              "uk"),
          language("arabic", "ar.Arabic", "ar"),
          language("armenian", "hy.Armenian", "hy"),
          language("basque", "eu.Basque", "eu"),
          language("bengali", "bn.Bengali", "bn"),
          language("brazilian", "br.Brazilian"),
          language("bulgarian", "bg.Bulgarian", "bg"),
          language("catalan", "ca.Catalan", "ca"),
          language("cjk", "cjk.CJK"),
          language("czech", "cz.Czech", "cs"),
          language("danish", "da.Danish", "da"),
          language("dutch", "nl.Dutch", "nl"),
          language("english", "en.English", "en"),
          language("estonian", "et.Estonian", "et"),
          language("finnish", "fi.Finnish", "fi"),
          language("french", "fr.French", "fr"),
          language("galician", "gl.Galician", "gl"),
          language("german", "de.German", "de"),
          language("greek", "el.Greek", "el"),
          language("hindi", "hi.Hindi", "hi"),
          language("hungarian", "hu.Hungarian", "hu"),
          language("indonesian", "id.Indonesian", "id"),
          language("irish", "ga.Irish", "ga"),
          language("italian", "it.Italian", "it"),
          language("latvian", "lv.Latvian", "lv"),
          language("lithuanian", "lt.Lithuanian", "lt"),
          language("nepali", "ne.Nepali", "ne"),
          language("norwegian", "no.Norwegian", "no", "nb"),
          language("persian", "fa.Persian", "fa"),
          language("portuguese", "pt.Portuguese", "pt"),
          language("romanian", "ro.Romanian", "ro"),
          language("russian", "ru.Russian", "ru"),
          language("serbian", "sr.Serbian", "sr"),
          language("sorani", "ckb.Sorani", "ckb"),
          language("spanish", "es.Spanish", "es"),
          language("swedish", "sv.Swedish", "sv"),
          language("tamil", "ta.Tamil", "ta"),
          language("telugu", "te.Telugu", "te"),
          language("thai", "th.Thai", "th"),
          language("turkish", "tr.Turkish", "tr"));

  private static final ImmutableMap<String, NamedAnalyzer> BY_NAME = byName();

  private NamedAnalyzer(String name, String className, String artifact, String... codes) {
    this(name, ImmutableList.copyOf(codes), className, artifact);
  }

  private static NamedAnalyzer language(String name, String prefix, String... codes) {
    return new NamedAnalyzer(name, LUCENE + prefix + "Analyzer", COMMON, codes);
  }

  private static ImmutableMap<String, NamedAnalyzer> byName() {
    ImmutableMap.Builder<String, NamedAnalyzer> names = ImmutableMap.builder();
    for (NamedAnalyzer each : ALL) {
      names.put(each.name, each);
      each.codes.forEach(code -> names.put(code, each));
    }
    return names.buildOrThrow();
  }

  /** The analyzer of a name or code, or null. */
  static NamedAnalyzer find(String name) {
    return BY_NAME.get(name);
  }

  /** All of them. */
  static List<NamedAnalyzer> all() {
    return ALL;
  }

  /** Every name and code. */
  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** What a build needs for this analyzer, as Maven writes it. */
  String coordinates() {
    return "org.apache.lucene:" + artifact + ":" + Version.LATEST;
  }
}

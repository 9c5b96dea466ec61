package io.dragoman.config;

import com.google.common.base.CaseFormat;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Nested records as a flat map from key paths to values, and back. */
final class ConfigRecords {
  private ConfigRecords() {}

  /** All values by path, in the order of the components. */
  static Map<String, Object> flatten(Record config) {
    Map<String, Object> values = new LinkedHashMap<>();
    flatten(config, "", values);
    return values;
  }

  /** The type of every value by path. */
  static Map<String, Class<?>> types(Class<? extends Record> type) {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    types(type, "", types);
    return types;
  }

  /** The record whose components have these values. */
  static <T extends Record> T build(Class<T> type, Map<String, Object> values) {
    return type.cast(build(type, "", values));
  }

  private static void flatten(Record config, String prefix, Map<String, Object> values) {
    for (RecordComponent component : config.getClass().getRecordComponents()) {
      String path = prefix + key(component);
      try {
        Object value = component.getAccessor().invoke(config);
        if (isSection(component.getType())) {
          flatten((Record) value, path + ".", values);
        } else {
          values.put(path, value);
        }
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException("cannot read " + path, e);
      }
    }
  }

  private static void types(Class<?> type, String prefix, Map<String, Class<?>> types) {
    for (RecordComponent component : type.getRecordComponents()) {
      String path = prefix + key(component);
      if (isSection(component.getType())) {
        types(component.getType(), path + ".", types);
      } else {
        types.put(path, component.getType());
      }
    }
  }

  private static Object build(Class<?> type, String prefix, Map<String, Object> values) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String path = prefix + key(components[i]);
      arguments[i] =
          isSection(parameters[i]) ? build(parameters[i], path + ".", values) : values.get(path);
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      String section = prefix.replaceFirst("[^.]*[.]$", "");
      throw new ConfigException(section + e.getCause().getMessage());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot create " + type, e);
    }
  }

  private static boolean isSection(Class<?> type) {
    return type.isRecord()
        && type != Every.class
        && type != Budget.class
        && type != LengthRatio.class;
  }

  private static String key(RecordComponent component) {
    KeyName name = component.getAnnotation(KeyName.class);
    if (name != null) {
      return name.value();
    }
    return CaseFormat.LOWER_CAMEL.to(CaseFormat.LOWER_HYPHEN, component.getName());
  }
}

package io.dragoman.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The last part of a component's key, where Java's rules for names do not allow it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface KeyName {
  /** Such as {@code case}. */
  String value();
}

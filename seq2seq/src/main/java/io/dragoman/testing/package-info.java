/**
 * Tests of translation models with JUnit 5, for those who keep a model beside their code.
 *
 * <p>Needs junit-jupiter-api, which the user's tests have anyway. Start reading at {@link
 * io.dragoman.testing.TestedTranslator}.
 */
package io.dragoman.testing;

/**
 * Files of named tensors in the safetensors format.
 *
 * <p>{@link io.dragoman.io.ParameterFiles} saves and loads the parameters of a model; {@link
 * io.dragoman.io.Safetensors} is the format itself. A file is checked as a whole before anything is
 * allocated for it or changed by it.
 */
package io.dragoman.io;

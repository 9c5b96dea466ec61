/** Layers: named parameters, their initialisation, and how they are applied on a tape. */
package io.dragoman.nn;

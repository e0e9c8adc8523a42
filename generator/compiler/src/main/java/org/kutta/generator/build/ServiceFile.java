package org.kutta.generator.build;

/**
 * A file of which {@link java.util.ServiceLoader} learns the classes that list methods.
 *
 * @param path from the root of the classes, with {@code /} between folders
 * @param text the whole file
 */
public record ServiceFile(String path, String text) {}

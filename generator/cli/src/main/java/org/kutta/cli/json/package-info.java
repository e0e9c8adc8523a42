/** The same for programs: JSON documents, described by the schemas beside this package. */
@NullMarked
package org.kutta.cli.json;

import org.jspecify.annotations.NullMarked;

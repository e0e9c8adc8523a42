/** Reports for programs: JSON documents, described by the schemas next to this package. */
@NullMarked
package org.kutta.cli.json;

import org.jspecify.annotations.NullMarked;

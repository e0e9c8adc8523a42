/** Files that are replaced as a whole, so that no reader and no crash ever finds half of one. */
@NullMarked
package org.kutta.files;

import org.jspecify.annotations.NullMarked;

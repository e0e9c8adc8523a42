/** Each method of the named files becomes an optimizer class in this package. */
@TableauFiles("Houwen3.tableau")
package com.example.methods;

import org.kutta.runtime.TableauFiles;

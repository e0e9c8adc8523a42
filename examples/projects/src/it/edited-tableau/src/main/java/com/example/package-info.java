@TableauFiles("Edited.tableau")
package com.example;

import org.kutta.runtime.TableauFiles;

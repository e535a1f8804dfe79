/// `project.yaml`: what a user asks for, its rules, its defaults.
@NullMarked
package org.lodecast.app.project;

import org.jspecify.annotations.NullMarked;

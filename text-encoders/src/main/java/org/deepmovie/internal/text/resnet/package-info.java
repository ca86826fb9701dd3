/** The residual network. */
package org.deepmovie.internal.text.resnet;

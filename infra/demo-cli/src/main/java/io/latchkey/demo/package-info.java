/**
 * Walks the main job against a running stack and tells what happens: each request, each event it caused. Uses what
 * anybody outside may use: the public HTTP API, the inbox and the topics; prints no token and no password.
 */
@NullMarked
package io.latchkey.demo;

import org.jspecify.annotations.NullMarked;

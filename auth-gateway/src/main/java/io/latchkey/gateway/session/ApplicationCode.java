package io.latchkey.gateway.session;

/**
 * What a code that leads into an application is good for.
 *
 * @param state of the browser that may redeem it: base64url of the SHA-256 of the cookie that the application's host keeps
 * @param next where on the application's host its holder goes then, a path that was checked
 */
public record ApplicationCode(String application, String state, String next) {}

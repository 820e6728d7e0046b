package io.latchkey.platform.web;

import org.springframework.http.HttpStatus;

/** The problems that any route can give. */
public final class CommonProblems {
    public static final Problem UNAUTHENTICATED =
            Problem.of(HttpStatus.UNAUTHORIZED, "unauthenticated", "Nobody is signed in.");
    public static final Problem FORBIDDEN =
            Problem.of(HttpStatus.FORBIDDEN, "forbidden", "This account may not do that.");
    public static final Problem CROSS_ORIGIN =
            Problem.of(HttpStatus.FORBIDDEN, "cross-origin", "The request comes from another site.");
    public static final Problem NOT_FOUND =
            Problem.of(HttpStatus.NOT_FOUND, "not-found", "There is nothing at this address.");
    public static final Problem METHOD_NOT_ALLOWED =
            Problem.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "This address does not take this method.");
    static final Problem NOT_ACCEPTABLE = Problem.of(
            HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "The answer exists in none of the forms asked for.");
    public static final Problem TOO_LARGE =
            Problem.of(HttpStatus.CONTENT_TOO_LARGE, "too-large", "The request is too large.");
    static final Problem UNSUPPORTED_MEDIA_TYPE = Problem.of(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", "The request's body is of another type.");
    public static final Problem UNEXPECTED =
            Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", "Something went wrong here.");

    private CommonProblems() {}
}

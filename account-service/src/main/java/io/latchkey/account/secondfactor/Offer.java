package io.latchkey.account.secondfactor;

import io.latchkey.contracts.Secret;

/**
 * What an app is set up with; the same as long as its challenge is good.
 *
 * @param secret base 32, to be typed
 * @param otpauthUri to be opened on the phone itself
 * @param qrCode the same as a picture: a data URI of a PNG
 */
public record Offer(Secret secret, Secret otpauthUri, Secret qrCode) {}

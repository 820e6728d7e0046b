package io.latchkey.account.setting;

/** A setting that is missing or cannot be used; the message names it and never repeats its value. */
public final class WrongSetting extends IllegalArgumentException {

    public WrongSetting(String message) {
        super(message);
    }
}

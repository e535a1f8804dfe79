package org.lodecast.target;

/// What a hole that is not permitted fails at first.
enum Refusal {
    ANGLE("would cut the body's plane at too small an angle"),
    AIR("aim at a place above the ground"),
    OUTSIDE("would start or aim where no ground is known"),
    LENGTH("would be too long"),
    COLLAR("would start too near to the collar of a drilled hole"),
    SURFACE("would come out of the ground again");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}

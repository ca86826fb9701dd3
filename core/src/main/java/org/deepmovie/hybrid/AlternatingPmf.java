package org.deepmovie.hybrid;

final class AlternatingPmf {}

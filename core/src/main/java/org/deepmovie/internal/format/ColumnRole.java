package org.deepmovie.internal.format;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a column of a file of ratings holds, and the usual names of such columns. */
public enum ColumnRole {
  USER(
      "user",
      "userid uid user usrid usr userno userkey userindex useridx userhash userguid reviewerid"
          + " reviewer profileid profile customerid custid customer memberid member visitorid"
          + " visitor accountid account clientid client raterid rater readerid reader personid"
          + " person playerid player listenerid listener viewerid viewer subscriberid subscriber"
          + " consumerid consumer buyerid buyer steamid msno studentid student voterid voter"
          + " authorid author reviewprofilename profilename username reviewername sessionid"
          + " session",
      "userid"),
  ITEM(
      "item",
      "itemid iid item itemno itemkey itemindex itemidx movieid mid movie filmid film showid show"
          + " bookid parentasin asin isbn isbn13 book productid product businessid business"
          + " artistid songid trackid albumid animeid mangaid gameid appid jokeid beerid beerbeerid"
          + " wineid restaurantid placeid venueid poiid hotelid recipeid articleid newsid"
          + " documentid docid paperid courseid videoid contentid podcastid listingid gmapid"
          + " goodsid sku offerid productno tconst const imdbid tmdbid artist song track album"
          + " anime manga game app joke beer wine restaurant place venue poi hotel recipe article"
          + " news document doc paper course video content podcast listing goods adid postid"
          + " locationid location artistname songname trackname gametitle movietitle booktitle"
          + " title",
      "itemid productid movieid"),
  RATING(
      "rating",
      "rating ratings userrating ratingvalue ratingscore stars star starrating score scores"
          + " userscore overall overallrating reviewoverall overallscore bookrating movierating"
          + " itemrating animerating reviewrating reviewscore productrating rate rated grade vote"
          + " preference liked like recommended isrecommended weight playcount playcounts plays"
          + " play listencount listens listeningcount counts count views viewcount clicks hours"
          + " hoursplayed playtime quantity purchases frequency label value",
      "rating ratings score stars"),
  TIMESTAMP(
      "time",
      "timestamp timestamps unixreviewtime unixtime unixtimestamp epoch epochtime ratingtimestamp"
          + " reviewtimestamp time ratingtime reviewtime eventtime ts tstamp datetime date"
          + " ratingdate reviewdate eventdate rateddate ratedat createdat createdon createddate"
          + " created dateadded datecreated creationdate when",
      "timestamp datetime");

  /** A type behind the name of a column, as in RecBole's files. */
  private static final Pattern TYPE = Pattern.compile(":(token|float)(_seq)?$");

  private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Names that end like one of ratings but are not those of a single user. */
  private static final Pattern SUMMARY =
      Pattern.compile("(avg|average|mean|total|sum|num|number).*");

  private final String label;
  private final List<String> names;
  private final List<String> endings;

  /**
   * A role.
   *
   * @param names the usual names without case and separators, the most exact ones first
   * @param endings of names that are taken if they end so and no other does
   */
  ColumnRole(String label, String names, String endings) {
    this.label = label;
    this.names = List.of(names.split(" "));
    this.endings = List.of(endings.split(" "));
  }

  /** The name of this role in options and messages. */
  public String label() {
    return label;
  }

  /**
   * The columns of {@code header} that may have this role by their names, from 0: those of the
   * first usual name of the list that is there or, if there is none, the only one whose name ends
   * as one of this role, such as {@code my_score}.
   */
  public int[] find(List<String> header) {
    List<String> reduced = header.stream().map(ColumnRole::reduced).toList();
    return names.stream()
        .filter(reduced::contains)
        .findFirst()
        .map(name -> columns(reduced, name::equals))
        .orElseGet(() -> onlyOne(columns(reduced, this::endsUsually)));
  }

  private static int[] columns(List<String> reduced, Predicate<String> has) {
    return IntStream.range(0, reduced.size())
        .filter(column -> has.test(reduced.get(column)))
        .toArray();
  }

  private boolean endsUsually(String name) {
    return endings.stream().anyMatch(name::endsWith) && !SUMMARY.matcher(name).matches();
  }

  private static int[] onlyOne(int[] columns) {
    return columns.length == 1 ? columns : new int[0];
  }

  /** The name of a column without its type, as {@code user_id} for {@code user_id:token}. */
  static String untyped(String name) {
    return TYPE.matcher(name).replaceFirst("");
  }

  /** A name without type, case and separators: {@code userid} for {@code User-ID}. */
  public static String reduced(String name) {
    return SEPARATORS.matcher(untyped(name)).replaceAll("").toLowerCase(Locale.ROOT);
  }
}

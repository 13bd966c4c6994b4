package io.tipoff.exchange.world;

import java.util.List;

/** Those who play: teams of places that do not exist. */
public final class Clubs {
  private record Club(String code, String name) {}

  private static final List<Club> ALL =
      List.of(
          new Club("hbr", "Harbor Gulls"),
          new Club("smt", "Summit Goats"),
          new Club("oke", "Okeley Owls"),
          new Club("elm", "Elmsworth Foxes"),
          new Club("wdl", "Woodlow Stags"),
          new Club("brk", "Brackwater Pikes"),
          new Club("fxh", "Foxholm Hounds"),
          new Club("grv", "Gravelby Moles"),
          new Club("klv", "Kelvedge Rams"),
          new Club("lkw", "Lakewell Herons"),
          new Club("mrw", "Marrowby Hares"),
          new Club("nrb", "Norbeck Wolves"),
          new Club("osb", "Osberg Otters"),
          new Club("pln", "Plainsend Bisons"),
          new Club("qry", "Quarryton Rooks"),
          new Club("rvb", "Riverby Swans"),
          new Club("stv", "Stovall Badgers"),
          new Club("tmb", "Timberly Bears"),
          new Club("ulv", "Ulverton Larks"),
          new Club("vnd", "Vandale Vipers"),
          new Club("wlk", "Walkern Cranes"),
          new Club("xby", "Exby Crows"),
          new Club("yew", "Yewcombe Bats"),
          new Club("zel", "Zelham Zebras"),
          new Club("ash", "Ashmoor Hawks"),
          new Club("bch", "Beachley Crabs"),
          new Club("crn", "Cornfield Mice"),
          new Club("dnl", "Dunlow Ponies"),
          new Club("ebb", "Ebbton Seals"),
          new Club("frn", "Fernside Newts"),
          new Club("hzl", "Hazelby Squirrels"),
          new Club("ivy", "Ivybrook Bees"));

  private Clubs() {}

  /** The three letters of each. */
  static List<String> codes() {
    return ALL.stream().map(Club::code).toList();
  }

  /** What a team is called; its three letters if it is none of these. */
  public static String name(String code) {
    return ALL.stream()
        .filter(club -> club.code().equals(code))
        .map(Club::name)
        .findFirst()
        .orElse(code);
  }
}

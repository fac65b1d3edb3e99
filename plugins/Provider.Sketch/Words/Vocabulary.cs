namespace LettucePlug.Provider.Sketch.Words;

/// <summary>The words the sketcher knows, and what they stand for.</summary>
internal static class Vocabulary
{
    private static readonly Dictionary<string, Motif> MotifWords = Table(
        (Motif.Lighthouse, "lighthouse beacon"),
        (Motif.Castle, "castle fortress citadel palace keep"),
        (Motif.Tower, "tower spire ruin minaret"),
        (Motif.House, "house cottage cabin hut home farm barn inn mill"),
        (Motif.Village, "village town hamlet"),
        (Motif.Tree, "tree oak willow birch cherry"),
        (Motif.Ship, "ship boat sail sailboat galleon vessel"),
        (Motif.Fox, "fox vixen kitsune"),
        (Motif.Cat, "cat kitten feline"),
        (Motif.Wolf, "wolf dog hound werewolf"),
        (Motif.Dragon, "dragon wyvern drake"),
        (Motif.Figure, "traveller traveler wanderer hiker pilgrim stranger rider hero figure person people someone couple"),
        (Motif.Birds, "bird raven crow gull seagull swallow goose geese flock"),
        (Motif.Fire, "campfire bonfire fire"),
        (Motif.Bridge, "bridge"),
        (Motif.Flowers, "flower poppy rose meadow blossom tulip"),
        (Motif.Balloon, "balloon airship"));

    private static readonly Dictionary<string, Ground> GroundWords = Table(
        (Ground.Hills, "hill valley countryside moor"),
        (Ground.Mountains, "mountain peak alp cliff summit fjord canyon"),
        (Ground.Sea, "sea ocean coast shore beach island bay harbour harbor wave"),
        (Ground.Lake, "lake pond river swamp"),
        (Ground.Forest, "forest wood woods woodland jungle grove pine fir"),
        (Ground.Desert, "desert dune sand oasis sahara"),
        (Ground.City, "city street skyline downtown metropolis skyscraper cyberpunk neon rooftop"),
        (Ground.Field, "field meadow prairie plain farm garden"),
        (Ground.Room, "room interior tavern inn pub library kitchen bedroom hall indoors inside study bar cellar café cafe fireplace hearth"),
        (Ground.Space, "space galaxy nebula planet cosmos orbit spaceship"));

    private static readonly Dictionary<string, Hour> HourWords = Table(
        (Hour.Day, "day noon morning midday daylight sunny"),
        (Hour.Dawn, "dawn sunrise daybreak"),
        (Hour.Sunset, "sunset dusk evening twilight sundown"),
        (Hour.Night, "night midnight nocturnal moonlit moonlight starry nighttime"));

    public static readonly HashSet<string> Fog = Set("fog foggy mist misty haze hazy smoke smoky");
    public static readonly HashSet<string> Rain = Set("rain rainy raining drizzle wet downpour");
    public static readonly HashSet<string> Storm = Set("storm stormy thunder lightning tempest thunderstorm");
    public static readonly HashSet<string> Snow = Set("snow snowy snowing winter frozen ice icy blizzard frost");
    public static readonly HashSet<string> Clouds = Set("cloud cloudy overcast gloomy grim");
    public static readonly HashSet<string> Autumn = Set("autumn fall october leaf");
    public static readonly HashSet<string> Moon = Set("moon moonlit moonlight");
    public static readonly HashSet<string> Sun = Set("sun sunny sunrise sunset sunlight");
    public static readonly HashSet<string> Stars = Set("star starry stars");
    public static readonly HashSet<string> Fireplace = Set("fireplace hearth fire tavern inn");
    public static readonly HashSet<string> Cozy = Set("cozy cosy warm candle candlelight lantern");

    /// <summary>Words that make a picture a portrait by themselves.</summary>
    public static readonly HashSet<string> Portrait = Set("portrait avatar headshot selfie face closeup bust");

    /// <summary>Words for persons; they make a portrait where nothing says otherwise.</summary>
    public static readonly HashSet<string> Person = Set(
        "woman man girl boy lady gentleman elf wizard witch mage knight king queen prince princess warrior rogue thief " +
        "bard pirate vampire sorceress sorcerer detective captain ranger priest nun maid merchant scholar doctor soldier " +
        "character her his she he redhead blonde brunette male female");

    public static readonly HashSet<string> Feminine = Set(
        "woman girl lady witch queen princess sorceress nun maid her she vixen priestess female heroine");

    public static readonly HashSet<string> Masculine = Set(
        "man boy gentleman wizard king prince sorcerer his he male priest");

    public static bool TryMotif(string word, out Motif motif) => MotifWords.TryGetValue(word, out motif);

    public static bool TryGround(string word, out Ground ground) => GroundWords.TryGetValue(word, out ground);

    public static bool TryHour(string word, out Hour hour) => HourWords.TryGetValue(word, out hour);

    /// <summary>Whether a word says where or when something happens, or what the weather is like.</summary>
    public static bool IsSetting(string word) =>
        GroundWords.ContainsKey(word) || HourWords.ContainsKey(word) || Fog.Contains(word) || Rain.Contains(word) ||
        Storm.Contains(word) || Snow.Contains(word) || Clouds.Contains(word) || Moon.Contains(word) ||
        Stars.Contains(word) || Cozy.Contains(word) || Fireplace.Contains(word) || Autumn.Contains(word) ||
        Sun.Contains(word);

    private static HashSet<string> Set(string words) => [.. words.Split(' ')];

    private static Dictionary<string, T> Table<T>(params (T Meaning, string Words)[] rows)
    {
        var table = new Dictionary<string, T>();
        foreach (var (meaning, words) in rows)
        {
            foreach (var word in words.Split(' '))
            {
                table.TryAdd(word, meaning);
            }
        }

        return table;
    }
}

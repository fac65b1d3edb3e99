using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Words;

/// <summary>The names of colours, and what they mean for hair, eyes and skin.</summary>
internal static class ColourWords
{
    private static readonly Dictionary<string, Rgb> General = new()
    {
        ["red"] = 0xC0392B,
        ["crimson"] = 0xA3122F,
        ["scarlet"] = 0xD32F2F,
        ["ruby"] = 0x9B111E,
        ["orange"] = 0xE67E22,
        ["amber"] = 0xE09A1A,
        ["gold"] = 0xD4A72C,
        ["golden"] = 0xD9A93A,
        ["yellow"] = 0xF2C744,
        ["green"] = 0x3E8E41,
        ["emerald"] = 0x1F8A5B,
        ["lime"] = 0x8BC34A,
        ["olive"] = 0x7A7D32,
        ["teal"] = 0x1F8A8A,
        ["turquoise"] = 0x35B8B0,
        ["cyan"] = 0x35B8D0,
        ["blue"] = 0x2F6FC1,
        ["azure"] = 0x3C8FE0,
        ["navy"] = 0x1E2F5E,
        ["indigo"] = 0x3F3A93,
        ["purple"] = 0x7B3FA0,
        ["violet"] = 0x7F4FC9,
        ["lavender"] = 0xB7A0DB,
        ["magenta"] = 0xC2399A,
        ["pink"] = 0xE58AB0,
        ["rose"] = 0xD9657F,
        ["brown"] = 0x7A4E2D,
        ["chestnut"] = 0x6E3B22,
        ["auburn"] = 0x8A3A1E,
        ["tan"] = 0xC79A6B,
        ["copper"] = 0xB5653A,
        ["bronze"] = 0x9C7440,
        ["black"] = 0x22222A,
        ["white"] = 0xF0EFEA,
        ["grey"] = 0x8A8D93,
        ["gray"] = 0x8A8D93,
        ["silver"] = 0xBFC6CF,
        ["ivory"] = 0xF1EAD6,
        ["cream"] = 0xF0E2C0,
        ["blond"] = 0xDDB967,
        ["blonde"] = 0xDDB967,
        ["ginger"] = 0xC8642B,
        ["brunette"] = 0x4B2E20,
        ["hazel"] = 0x8B6A35,
    };

    private static readonly Dictionary<string, Rgb> OfHair = new()
    {
        ["red"] = 0xB5431E,
        ["redhead"] = 0xB5431E,
        ["brown"] = 0x5A3721,
        ["black"] = 0x221E26,
        ["white"] = 0xE4E3E6,
        ["dark"] = 0x33262A,
        ["fair"] = 0xDDB967,
        ["golden"] = 0xDFAE4E,
        ["grey"] = 0x9A9CA3,
        ["gray"] = 0x9A9CA3,
        ["raven"] = 0x1E1C26,
    };

    private static readonly Dictionary<string, Rgb> OfEyes = new()
    {
        ["green"] = 0x4FA35A,
        ["blue"] = 0x4C8FD0,
        ["brown"] = 0x6B4226,
        ["dark"] = 0x3B2A22,
        ["black"] = 0x2A2426,
        ["red"] = 0xC23B32,
        ["grey"] = 0x8C99A6,
        ["gray"] = 0x8C99A6,
        ["violet"] = 0x8B62D0,
    };

    private static readonly Dictionary<string, Rgb> OfSkin = new()
    {
        ["pale"] = 0xF6DCCB,
        ["fair"] = 0xF3CFB5,
        ["tan"] = 0xD09A6C,
        ["tanned"] = 0xC98F60,
        ["olive"] = 0xC79B6D,
        ["brown"] = 0x9A643F,
        ["dark"] = 0x6E442C,
        ["black"] = 0x573524,
        ["ebony"] = 0x50301F,
        ["green"] = 0x86A86A,
        ["blue"] = 0x7E9CC8,
        ["grey"] = 0xA9A5A6,
        ["gray"] = 0xA9A5A6,
    };

    public static bool TryGet(string word, out Rgb colour) => General.TryGetValue(word, out colour);

    public static Rgb? Hair(string word) => Find(OfHair, word);

    public static Rgb? Eyes(string word) => Find(OfEyes, word);

    public static Rgb? Skin(string word) => Find(OfSkin, word);

    private static Rgb? Find(Dictionary<string, Rgb> special, string word) =>
        special.TryGetValue(word, out var colour) || General.TryGetValue(word, out colour) ? colour : null;
}

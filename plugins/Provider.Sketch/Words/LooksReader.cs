using LettucePlug.Provider.Sketch.Drawing;

namespace LettucePlug.Provider.Sketch.Words;

/// <summary>Reads how a person looks from the words around hair, eyes, skin and clothes.</summary>
internal static class LooksReader
{
    /// <summary>How many words before "hair" its colour may stand: "long, wavy, dark red hair".</summary>
    private const int Reach = 4;

    private static readonly HashSet<string> ClothesWords =
        ["dress", "coat", "cloak", "robe", "shirt", "jacket", "armor", "armour", "hoodie", "sweater", "tunic", "cape", "uniform"];

    private static readonly HashSet<string> OtherParts = ["eye", "eyed", "skin", "skinned", "hair", "haired", "and"];

    public static Looks Read(IReadOnlyList<string> words)
    {
        var all = words.ToHashSet();
        bool Any(params ReadOnlySpan<string> these)
        {
            foreach (var word in these)
            {
                if (all.Contains(word))
                {
                    return true;
                }
            }

            return false;
        }

        var single = words.Select(word => word is "redhead" or "blonde" or "blond" or "brunette" ? ColourWords.Hair(word) : null)
            .FirstOrDefault(colour => colour is not null);
        return new Looks
        {
            Hair = Before(words, word => word is "hair" or "haired" or "curl" or "braid", ColourWords.Hair) ?? single,
            Eyes = Before(words, word => word is "eye" or "eyed", ColourWords.Eyes),
            Skin = Before(words, word => word is "skin" or "skinned" or "complexion", ColourWords.Skin),
            Clothes = Before(words, ClothesWords.Contains, word => ColourWords.TryGet(word, out var c) ? c : null),
            LongHair = Any("short", "cropped", "shaved") ? false : Any("long", "braid", "ponytail", "flowing") ? true : null,
            Curly = Any("curly", "curl", "wavy", "messy", "wild"),
            Bald = Any("bald"),
            Beard = Any("beard", "bearded", "moustache", "dwarf"),
            Masculine = all.Overlaps(Vocabulary.Masculine) || Any("beard", "bearded"),
            Feminine = all.Overlaps(Vocabulary.Feminine),
            ElfEars = Any("elf", "elven", "elvish", "fae", "fairy"),
            CatEars = Any("catgirl", "catboy", "neko", "kitsune"),
            Horns = Any("horn", "horned", "demon", "tiefling", "devil", "succubus"),
            Glasses = Any("glasses", "spectacle", "librarian"),
            Hood = Any("hood", "hooded", "cloaked", "rogue", "assassin", "monk"),
            Crown = Any("crown", "king", "queen", "prince", "princess", "tiara"),
            WizardHat = Any("wizard", "witch"),
            Freckles = Any("freckle", "freckled"),
            Old = Any("old", "elderly", "aged", "grandmother", "grandfather", "wrinkled"),
            Smile = Any("smile", "smiling", "happy", "cheerful", "grin", "laughing", "friendly"),
            Sad = Any("sad", "melancholy", "crying", "tear", "stern", "angry", "serious"),
        };
    }

    private static Rgb? Before(IReadOnlyList<string> words, Func<string, bool> part, Func<string, Rgb?> read)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!part(words[i]))
            {
                continue;
            }

            for (var k = i - 1; k >= 0 && k >= i - Reach && !OtherParts.Contains(words[k]); k--)
            {
                if (read(words[k]) is { } colour)
                {
                    return colour;
                }
            }
        }

        return null;
    }
}

using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <summary>The colours that hour and weather give to a landscape.</summary>
internal sealed record Mood
{
    public required Rgb[] Sky { get; init; }

    /// <summary>Of the sun, the moon and what they fall on.</summary>
    public required Rgb Light { get; init; }

    /// <summary>What distance fades into.</summary>
    public required Rgb Air { get; init; }

    public required Rgb Ground { get; init; }

    public required Rgb Water { get; init; }

    public required Rgb Cloud { get; init; }

    /// <summary>How dark motifs are against the sky: 0 in full colour, 1 a silhouette.</summary>
    public required float Shadow { get; init; }

    public required bool IsDark { get; init; }

    public static Mood For(Idea idea, Hour hour)
    {
        var mood = hour switch
        {
            Hour.Dawn => new Mood
            {
                Sky = [0x5F73B0, 0x9C93BE, 0xE9B0A4, 0xFBDDB0, 0xFDEBCB],
                Light = 0xFFE3B0,
                Air = 0xEFC8B4,
                Ground = 0x4C5F53,
                Water = 0x6F8CAF,
                Cloud = 0xF7CDB8,
                Shadow = 0.35f,
                IsDark = false,
            },
            Hour.Sunset => new Mood
            {
                Sky = [0x2E2A5C, 0x6B3A72, 0xC2545F, 0xF2914F, 0xFFD487],
                Light = 0xFFC46B,
                Air = 0xE08A62,
                Ground = 0x3A2F3E,
                Water = 0x5A4470,
                Cloud = 0xF07F5E,
                Shadow = 0.6f,
                IsDark = false,
            },
            Hour.Night => new Mood
            {
                Sky = [0x060A1C, 0x0D1838, 0x1B2C58, 0x34497C],
                Light = 0xF4EFD6,
                Air = 0x2A3C68,
                Ground = 0x0F1826,
                Water = 0x14254A,
                Cloud = 0x3C4F7E,
                Shadow = 0.72f,
                IsDark = true,
            },
            _ => new Mood
            {
                Sky = [0x3F83CB, 0x74AEE0, 0xB2D6EC, 0xE6F2EE],
                Light = 0xFFF4D2,
                Air = 0xBCD6E2,
                Ground = 0x54803F,
                Water = 0x3A7FA8,
                Cloud = 0xFFFFFF,
                Shadow = 0.12f,
                IsDark = false,
            },
        };
        if (idea.Autumn)
        {
            mood = mood with { Ground = mood.Ground.Mix(0xB5651F, mood.IsDark ? 0.15f : 0.55f) };
        }

        if (idea.Storm || idea.Rain || idea.Clouds)
        {
            mood = mood.Fade(idea.Storm ? 0x3A424E : 0x77828F, idea.Storm ? 0.72f : 0.55f);
        }

        if (idea.Snow)
        {
            mood = mood.Fade(mood.IsDark ? 0x5C7299 : 0xD3DEE8, mood.IsDark ? 0.3f : 0.45f) with
            {
                Ground = mood.IsDark ? 0x8EA3C4 : 0xEDF2F6,
            };
        }

        return idea.Fog ? mood.Fade(mood.IsDark ? 0x4A5B75 : 0xC2C8C9, 0.76f) : mood;
    }

    private Mood Fade(Rgb into, float amount) => this with
    {
        Sky = [.. Sky.Select(colour => colour.Mix(into.Lighter((colour.Luma - 0.5f) * 0.2f + 0.1f), amount))],
        Air = Air.Mix(into, amount),
        Ground = Ground.Mix(into, amount * 0.35f).Greyer(amount * 0.4f),
        Water = Water.Mix(into, amount * 0.6f),
        Cloud = Cloud.Mix(into, amount * 0.7f),
        Shadow = Shadow * (1 - (amount * 0.3f)),
    };
}

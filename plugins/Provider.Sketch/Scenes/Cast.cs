using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <summary>Draws the things that stand, lie, fly or swim in a landscape. Each stands on 0,0 and is about 1 high.</summary>
internal sealed partial class Cast(Composition picture, Dice dice, Mood mood, Idea idea, Func<float, float> ground)
{
    private static readonly Rgb WindowLight = 0xFFD27A;

    /// <summary>The main thing, large, on the foreground.</summary>
    public void DrawMain(Motif motif, float x)
    {
        var size = picture.Reach * motif switch
        {
            Motif.Castle => 0.5f,
            Motif.Lighthouse or Motif.Tower => 0.46f,
            Motif.Tree => 0.5f,
            Motif.House => 0.26f,
            Motif.Village => 0.24f,
            Motif.Fox or Motif.Wolf => 0.34f,
            Motif.Cat => 0.3f,
            Motif.Figure => 0.28f,
            Motif.Dragon => 0.32f,
            _ => 0.24f,
        };
        var y = motif switch
        {
            Motif.Dragon or Motif.Balloon or Motif.Birds => 0.34f,
            Motif.Ship => 0.7f,
            Motif.Fox or Motif.Wolf or Motif.Cat => ground(x) + 0.1f,
            Motif.Figure or Motif.Fire => ground(x) + 0.06f,
            _ => ground(x) + 0.02f,
        };
        var aloft = motif is Motif.Dragon or Motif.Birds;
        Draw(motif, new Place(aloft ? picture.Aspect / 2 : x, y, size, x > picture.Aspect / 2));
    }

    /// <summary>Further things, smaller, each in a place where its kind belongs.</summary>
    public void DrawBehind(IEnumerable<Motif> motifs, float mainX, float lightX, float horizon)
    {
        var i = 0;
        foreach (var motif in motifs.Take(4))
        {
            var x = i == 0 ? lightX : (mainX + lightX) / 2;
            x += dice.Between(-0.06f, 0.06f) * picture.Aspect;
            var (y, size) = motif switch
            {
                Motif.Ship => (horizon + 0.06f, 0.16f),
                Motif.Dragon or Motif.Balloon => (0.28f, 0.22f),
                Motif.Birds => (0.3f, 0.2f),
                Motif.Castle => (horizon + 0.05f, 0.24f),
                Motif.Lighthouse or Motif.Tower => (horizon + 0.05f, 0.24f),
                _ => (Math.Min(ground(x) + 0.03f, 0.93f), 0.2f),
            };
            if (motif != Motif.Flowers)
            {
                Draw(motif, new Place(x, y, size * picture.Reach, dice.Chance(0.5f)));
            }

            i++;
        }
    }

    public void Draw(Motif motif, Place at)
    {
        switch (motif)
        {
            case Motif.Lighthouse: DrawLighthouse(at); break;
            case Motif.Castle: DrawCastle(at); break;
            case Motif.Tower: DrawTower(at); break;
            case Motif.House: DrawHouse(at); break;
            case Motif.Village: DrawVillage(at); break;
            case Motif.Tree: DrawTree(at); break;
            case Motif.Ship: DrawShip(at); break;
            case Motif.Fox: DrawFox(at, Own(Motif.Fox, 0xD9702B), Rgb.White); break;
            case Motif.Wolf: DrawFox(at, Own(Motif.Wolf, 0x6B7280), 0xC9CED6); break;
            case Motif.Cat: DrawCat(at); break;
            case Motif.Dragon: DrawDragon(at); break;
            case Motif.Figure: DrawFigure(at); break;
            case Motif.Birds: DrawBirds(at); break;
            case Motif.Fire: DrawFire(at); break;
            case Motif.Bridge: DrawBridge(at); break;
            case Motif.Balloon: DrawBalloon(at); break;
        }
    }

    /// <summary>The colour the prompt gives to a thing, else its usual one, in the light of the hour.</summary>
    private Rgb Own(Motif motif, Rgb usual) => Shaded(idea.MotifColours.TryGetValue(motif, out var own) ? own : usual);

    private Rgb Shaded(Rgb colour)
    {
        var dark = colour.Mix(mood.Sky[0].Darker(0.35f), mood.Shadow * 0.75f);
        return idea.Fog ? dark.Mix(mood.Air, 0.3f) : dark;
    }

    private void Put(Place at, string path, Fill fill, float opacity = 1) =>
        picture.Add(new Shape(Outline.Parse(path, at), fill, opacity));

    private void Shine(Place at, float x, float y, float radius, Rgb colour, float strength)
    {
        var centre = at.Map(x, y);
        picture.Add(new Glow(centre.X, centre.Y, radius * at.Scale, radius * at.Scale, colour, strength));
    }

    private void Disc(Place at, float x, float y, float radiusX, float radiusY, Rgb colour)
    {
        var centre = at.Map(x, y);
        picture.Add(new Shape(Outline.Ellipse(centre.X, centre.Y, radiusX * at.Scale, radiusY * at.Scale), colour));
    }

    /// <summary>A gradient from the lit side to the shaded side of something round.</summary>
    private static Fill Round(Place at, Rgb colour, float half, float middle = 0)
    {
        var a = at.Map(middle - half, 0).X;
        var b = at.Map(middle + half, 0).X;
        return Fill.Across(colour.Lighter(0.12f), colour.Darker(0.32f), Math.Min(a, b), Math.Max(a, b));
    }
}

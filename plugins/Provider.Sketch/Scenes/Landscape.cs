using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <summary>Sky, far and near land or water, and things that stand in it.</summary>
internal sealed partial class Landscape
{
    private readonly Composition _picture;
    private readonly Idea _idea;
    private readonly Dice _dice;
    private readonly Hour _hour;
    private readonly Mood _mood;
    private readonly Ground _ground;
    private readonly IReadOnlyList<Motif> _motifs;
    private readonly float _horizon;
    private readonly float _mainX;
    private readonly float _lightX;

    public Landscape(Composition picture, Idea idea, Dice dice)
    {
        (_picture, _idea, _dice) = (picture, idea, dice);
        _hour = idea.Hour ?? (idea.Moon || idea.Stars ? Hour.Night : DefaultHour());
        _mood = Mood.For(idea, _hour);
        _motifs = idea.Motifs;
        _ground = idea.Ground ?? DefaultGround();
        _horizon = dice.Between(0.56f, 0.64f);
        var left = dice.Chance(0.5f);
        _mainX = picture.Aspect * (left ? dice.Between(0.32f, 0.38f) : dice.Between(0.62f, 0.68f));
        _lightX = picture.Aspect * (left ? dice.Between(0.66f, 0.78f) : dice.Between(0.22f, 0.34f));
    }

    private bool Wet => _ground is Ground.Sea or Ground.Lake;

    public void Draw()
    {
        DrawSky();
        DrawDistance();
        DrawMiddle();
        DrawForeground();
        DrawWeather();
    }

    private Hour DefaultHour() =>
        _idea.Fog || _idea.Snow || _idea.Rain ? Hour.Day : _dice.Pick([Hour.Day, Hour.Dawn, Hour.Sunset, Hour.Day]);

    private Ground DefaultGround()
    {
        if (_motifs.Contains(Motif.Lighthouse) || _motifs.Contains(Motif.Ship))
        {
            return Ground.Sea;
        }

        if (_motifs.Count > 0)
        {
            return _motifs[0] is Motif.Fox or Motif.Wolf ? Ground.Forest : Ground.Hills;
        }

        return _dice.Pick([Ground.Hills, Ground.Mountains, Ground.Lake, Ground.Forest, Ground.Sea]);
    }

    private void DrawSky()
    {
        _picture.Add(new Sky(_horizon + 0.05f, _mood.Sky));
        var veiled = _idea.Storm || _idea.Rain;
        if (_hour == Hour.Night && !veiled)
        {
            _picture.Add(new Stars(_idea.Fog ? 0.10f : _idea.Stars ? 0.6f : 0.38f, _horizon, _dice.NextSalt()));
        }

        if (!_idea.Storm || _idea.Moon || _idea.Sun)
        {
            DrawLight(veiled || _idea.Fog);
        }

        var cover = _idea.Storm ? 0.95f : _idea.Clouds || _idea.Rain ? 0.8f : _dice.Between(0.4f, 0.6f);
        _picture.Add(new Clouds(_mood.Cloud.Lighter(0.1f), veiled ? 0.85f : 0.62f, -0.1f, _horizon + 0.02f, _dice.NextSalt())
        {
            Cover = cover,
            Detail = _dice.Between(2.6f, 3.6f),
            Stretch = _dice.Between(2.2f, 3.6f),
            Shade = _mood.Cloud.Mix(_mood.Sky[0], 0.45f),
        });
        if (_idea.Storm)
        {
            DrawLightning();
        }
    }

    private void DrawLight(bool soft)
    {
        var night = _hour == Hour.Night;
        var low = _hour is Hour.Dawn or Hour.Sunset;
        var y = low ? _horizon - _dice.Between(0.05f, 0.12f) : _dice.Between(0.16f, 0.26f);
        var size = night ? (_idea.Moon ? 0.062f : 0.045f) : low ? 0.055f : 0.05f;
        size *= 0.6f + (0.4f * _picture.Reach);
        _picture.Add(
            new Glow(_lightX, y, 0.62f, low ? 0.4f : 0.55f, _mood.Light, night ? 0.22f : 0.42f),
            new Glow(_lightX, y, size * 3.2f, size * 3.2f, _mood.Light, night ? 0.4f : 0.65f));
        if (soft && !_idea.Moon && !_idea.Sun)
        {
            return;
        }

        _picture.Add(new Shape(Outline.Ellipse(_lightX, y, size, size), _mood.Light.Lighter(0.35f), soft ? 0.55f : 1));
        if (night)
        {
            foreach (var (dx, dy, r) in new[] { (-0.3f, -0.2f, 0.24f), (0.25f, 0.15f, 0.3f), (-0.1f, 0.45f, 0.16f), (0.35f, -0.4f, 0.13f) })
            {
                _picture.Add(new Glow(_lightX + (dx * size), y + (dy * size), r * size * 1.3f, r * size * 1.3f, _mood.Light.Darker(0.25f), 0.7f)
                {
                    Covers = true,
                });
            }
        }
    }

    private void DrawLightning()
    {
        var x = _picture.Aspect * _dice.Between(0.3f, 0.7f);
        var y = 0.08f;
        var right = new List<System.Numerics.Vector2>();
        var left = new List<System.Numerics.Vector2>();
        while (y < _horizon)
        {
            var width = 0.004f * (1.2f - y);
            right.Add(new(x + width, y));
            left.Add(new(x - width, y));
            x += _dice.Between(-0.045f, 0.045f);
            y += _dice.Between(0.025f, 0.06f);
        }

        left.Reverse();
        _picture.Add(
            new Glow(x, 0.3f, 0.4f, 0.5f, 0xBFD4FF, 0.45f),
            new Shape(Outline.Polygon(right.Concat(left)), 0xF4F8FF));
    }

    private void DrawWeather()
    {
        if (_idea.Fog)
        {
            _picture.Add(new Clouds(_mood.Air.Lighter(0.25f), 0.6f, _horizon - 0.3f, 1.3f, _dice.NextSalt())
            {
                Cover = 0.75f,
                Detail = 2.4f,
                Stretch = 4,
            });
        }

        if (_idea.Rain || _idea.Storm)
        {
            _picture.Add(
                new Flakes(0xDCE6EE, 0.012f, 0.32f, 0.22f, _dice.NextSalt()) { Length = 7, Slant = 0.22f, Size = 0.11f },
                new Flakes(0xE8F0F6, 0.022f, 0.25f, 0.3f, _dice.NextSalt()) { Length = 6, Slant = 0.24f, Size = 0.09f });
        }

        if (_idea.Snow)
        {
            _picture.Add(
                new Flakes(Rgb.White, 0.024f, 0.5f, 0.75f, _dice.NextSalt()) { Slant = 0.1f },
                new Flakes(Rgb.White, 0.05f, 0.45f, 0.9f, _dice.NextSalt()) { Slant = 0.2f, Size = 0.15f },
                new Flakes(Rgb.White, 0.11f, 0.35f, 0.8f, _dice.NextSalt()) { Slant = 0.3f, Size = 0.14f });
        }
    }
}

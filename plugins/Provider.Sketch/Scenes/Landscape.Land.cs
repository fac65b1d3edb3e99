using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Words;

namespace LettucePlug.Provider.Sketch.Scenes;

/// <content>Far, middle and near land.</content>
internal sealed partial class Landscape
{
    private void DrawDistance()
    {
        if (_ground is Ground.Mountains or Ground.Lake || (_ground is Ground.Hills or Ground.Forest && _dice.Chance(0.6f)))
        {
            var peaks = _ground == Ground.Mountains ? 0.46f : 0.3f;
            Rgb rock = _mood.IsDark ? 0x2A3554 : 0x66728C;
            _picture.Add(new Ridge(
                _horizon + 0.05f, peaks, _dice.Between(1.5f, 2.1f), rock.Mix(_mood.Air, 0.55f), _mood.Air, _dice.NextSalt())
            {
                Sharpness = 0.85f,
                Texture = 0.12f,
                Cap = _ground == Ground.Mountains || _idea.Snow ? _mood.Air.Lighter(_mood.IsDark ? 0.35f : 0.75f) : null,
            });
            AddHaze(_horizon - 0.12f, 0.45f);
        }

        if (_ground == Ground.Sea)
        {
            _picture.Add(new Ridge(_horizon + 0.012f, 0.05f, 2.3f, _mood.Air.Darker(0.12f), _mood.Air, _dice.NextSalt()));
        }

        if (Wet)
        {
            _picture.Add(new Water(_horizon, _mood.Water.Mix(_mood.Sky[^1], 0.5f), _mood.Water.Darker(0.3f), _dice.NextSalt())
            {
                Light = (_lightX, _mood.Light, _idea.Storm ? 0.15f : _idea.Fog ? 0.3f : 0.8f),
                Roughness = _ground == Ground.Lake ? 0.35f : _idea.Storm ? 1 : 0.6f,
            });
            AddHaze(_horizon - 0.04f, 0.5f);
        }
    }

    private void DrawMiddle()
    {
        if (Wet)
        {
            return;
        }

        if (_ground == Ground.City)
        {
            Skyline.Draw(_picture, _dice, _horizon + 0.18f, _mood);
            return;
        }

        Rgb land = _ground == Ground.Desert ? 0xC99B5F : _mood.Ground;
        land = _ground == Ground.Desert && _mood.IsDark ? land.Mix(_mood.Ground, 0.75f) : land;
        for (var i = 0; i < 3; i++)
        {
            var far = 1 - (i / 3f);
            var level = _horizon + 0.02f + (i * 0.075f);
            var ridge = new Ridge(
                level, 0.09f, _dice.Between(1.1f, 2.2f), land.Mix(_mood.Air, 0.25f + (0.5f * far)),
                land.Mix(_mood.Air, 0.15f + (0.4f * far)), _dice.NextSalt());
            if (_ground == Ground.Forest || (_ground is Ground.Hills or Ground.Mountains && i == 1))
            {
                Rgb pine = _idea.Autumn ? 0x8A4B22 : 0x2C4A3A;
                Trees.Row(_picture, _dice, ridge.LineAt, pine.Mix(_mood.Air, 0.2f + (0.5f * far)).Mix(_mood.Ground, _mood.IsDark ? 0.6f : 0.1f),
                    0.045f + (0.035f * i), _idea.Snow ? Rgb.White.Mix(_mood.Air, 0.3f + (0.4f * far)) : null);
            }

            _picture.Add(ridge);
            AddHaze(level - 0.03f, _idea.Fog ? 0.7f : 0.22f);
        }
    }

    private void DrawForeground()
    {
        Rgb land = _ground switch
        {
            Ground.Desert => _mood.IsDark ? 0x4A3F4A : 0xD9AE6C,
            Ground.Sea => _idea.Snow ? _mood.Ground : ((Rgb)0x5B6650).Mix(_mood.Ground, 0.5f + (_mood.Shadow * 0.4f)),
            Ground.City => ((Rgb)0x30343E).Mix(_mood.Ground, 0.4f),
            _ => _mood.Ground,
        };
        land = land.Mix(_mood.Air, _idea.Fog ? 0.22f : 0);
        var main = _motifs.Count > 0 ? _motifs[0] : (Motif?)null;
        var afloat = main is Motif.Ship && Wet;
        var high = main is Motif.Castle or Motif.Lighthouse or Motif.Tower ? 0.13f : 0.05f;
        // A shore with nothing on it runs out of the picture instead of being an island.
        var shoreX = main is null ? (_mainX < _picture.Aspect / 2 ? 0 : _picture.Aspect) : _mainX;
        // Land in the sea is a headland that ends; elsewhere the ground goes all across.
        var ground = Wet
            ? new Ridge(1.02f, 0.04f, 2.4f, land.Lighter(0.08f), land.Darker(0.35f), _dice.NextSalt())
            {
                Mound = (shoreX, afloat ? -0.06f : main is null ? 0.16f : 0.24f + high, _picture.Aspect * 0.34f),
                Texture = 0.14f,
            }
            : new Ridge(0.86f, 0.05f, 1.3f, land.Lighter(0.06f), land.Darker(_idea.Snow ? 0.18f : 0.4f), _dice.NextSalt())
            {
                Mound = (_mainX, high, _picture.Aspect * 0.3f),
                Texture = _idea.Snow ? 0.04f : 0.13f,
            };

        var cast = new Cast(_picture, _dice, _mood, _idea, ground.LineAt);
        cast.DrawBehind(_motifs.Skip(1), _mainX, _lightX, _horizon);
        if (afloat)
        {
            cast.Draw(Motif.Ship, new Place(_mainX, _horizon + 0.11f, 0.34f * _picture.Reach, _dice.Chance(0.5f)));
            _picture.Add(ground);
            return;
        }

        var stands = main is Motif.Castle or Motif.Lighthouse or Motif.Tower or Motif.House or Motif.Village;
        if (main is { } building && stands)
        {
            cast.DrawMain(building, _mainX);
        }

        _picture.Add(ground);
        DrawGrowth(ground, land);
        if (main is { } alive && !stands)
        {
            cast.DrawMain(alive, _mainX);
        }
        else if (main is null && Wet)
        {
            cast.DrawMain(Motif.Tree, shoreX + ((_picture.Aspect / 2) - shoreX) * 0.36f);
        }
        else if (main is null && _ground is not (Ground.Desert or Ground.City) && _dice.Chance(0.6f))
        {
            cast.DrawMain(Motif.Tree, _mainX);
        }
    }

    private void DrawGrowth(Ridge ground, Rgb land)
    {
        if (_ground == Ground.Forest)
        {
            Rgb pine = _idea.Autumn ? 0x6E3A1C : 0x1E3329;
            var tone = pine.Mix(_mood.Air, _idea.Fog ? 0.35f : 0.08f).Darker(_mood.Shadow * 0.5f);
            foreach (var side in new[] { 0.04f, 0.13f, 0.9f, 0.98f })
            {
                var x = _picture.Aspect * (side + _dice.Between(-0.02f, 0.02f));
                Trees.Pine(_picture, _dice, new Place(x, ground.LineAt(x) + 0.03f, _dice.Between(0.42f, 0.62f)), tone,
                    _idea.Snow ? Rgb.White.Mix(_mood.Air, 0.15f) : null);
            }
        }

        if (_ground == Ground.Field || _motifs.Contains(Motif.Flowers))
        {
            var petals = _idea.MotifColours.TryGetValue(Motif.Flowers, out var own) ? own : _dice.Pick<Rgb>([0xD9485F, 0xE6C34A, 0xE8E3F0, 0xB784D9]);
            Flora.Meadow(_picture, _dice, ground.LineAt, petals.Darker(_mood.Shadow * 0.5f), land.Darker(0.25f));
        }
        else if (!_idea.Snow && _ground is Ground.Hills or Ground.Forest or Ground.Sea or Ground.Lake)
        {
            Flora.Grass(_picture, _dice, ground.LineAt, land.Darker(0.28f));
        }
    }

    private void AddHaze(float top, float strength) =>
        _picture.Add(new Clouds(_mood.Air.Lighter(_idea.Fog ? 0.2f : 0.05f), strength, top, top + 0.26f, _dice.NextSalt())
        {
            Cover = _idea.Fog ? 0.95f : 0.8f,
            Detail = 2.2f,
            Stretch = 5,
        });
}

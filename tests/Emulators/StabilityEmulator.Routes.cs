using System.Buffers.Binary;
using System.Globalization;

namespace LettucePlug.Emulators;

public sealed partial class StabilityEmulator
{
    private static readonly string[] Ratios = ["21:9", "16:9", "3:2", "5:4", "1:1", "4:5", "2:3", "9:16", "9:21"];

    private static readonly string[] Styles =
    [
        "3d-model", "analog-film", "anime", "cinematic", "comic-book", "digital-art", "enhance", "fantasy-art", "isometric",
        "line-art", "low-poly", "modeling-compound", "neon-punk", "origami", "photographic", "pixel-art", "tile-texture",
    ];

    private static readonly Dictionary<string, Route> Routes = new()
    {
        ["generate/ultra"] = new() { Fields = ["aspect_ratio", "style_preset", "strength"], Optional = ["image"] },
        ["generate/core"] = new() { Fields = ["aspect_ratio", "style_preset"] },
        ["generate/sd3"] = new()
        {
            Fields = ["aspect_ratio", "style_preset", "strength", "mode", "model", "cfg_scale"],
            Optional = ["image"],
            Formats = ["png", "jpeg"],
        },
        ["edit/inpaint"] = new() { Fields = ["style_preset", "grow_mask"], Required = ["image"], Optional = ["mask"] },
        ["control/sketch"] = new() { Fields = ["style_preset", "control_strength"], Required = ["image"] },
        ["control/structure"] = new() { Fields = ["style_preset", "control_strength"], Required = ["image"] },
        ["control/style"] = new() { Fields = ["style_preset", "fidelity", "aspect_ratio"], Required = ["image"] },
        ["control/style-transfer"] = new()
        {
            Fields = ["style_strength", "composition_fidelity", "change_strength"],
            Required = ["init_image", "style_image"],
        },
    };

    /// <summary>What one route takes beside prompt, negative prompt, seed and output format.</summary>
    private sealed class Route
    {
        public string[] Fields { get; init; } = [];

        public string[] Required { get; init; } = [];

        public string[] Optional { get; init; } = [];

        public string[] Formats { get; init; } = ["png", "jpeg", "webp"];

        /// <summary>Refuses what the service refuses, and gives the seed.</summary>
        public uint Check(IReadOnlyList<RecordedPart> parts, int smallestSide)
        {
            var fields = new Dictionary<string, string>();
            var files = new HashSet<string>();
            foreach (var part in parts)
            {
                Require(part.RawDisposition.Contains($"name=\"{part.Name}\"", StringComparison.Ordinal), part.Name, "must be quoted");
                if (Required.Contains(part.Name) || Optional.Contains(part.Name))
                {
                    CheckFile(part, smallestSide);
                    Require(files.Add(part.Name), part.Name, "must be one file");
                }
                else
                {
                    Require(part.FileName is null && part.ContentType is null, part.Name, "must be a field");
                    Require(fields.TryAdd(part.Name, part.Text), part.Name, "must be given once");
                }
            }

            foreach (var (name, value) in fields)
            {
                CheckField(name, value, files.Contains("image"));
            }

            Require(fields.ContainsKey("prompt"), "prompt", "is required");
            foreach (var name in Required)
            {
                Require(files.Contains(name), name, "is required");
            }

            Require(
                !Fields.Contains("strength") || fields.ContainsKey("strength") == files.Contains("image"), "strength",
                "must come with an image, and only with one");
            var mode = fields.GetValueOrDefault("mode", "text-to-image");
            Require(
                !Fields.Contains("mode") || (mode == "image-to-image") == files.Contains("image"), "mode", "must fit the image");
            return uint.Parse(fields.GetValueOrDefault("seed", "0"), CultureInfo.InvariantCulture);
        }

        private void CheckField(string name, string value, bool hasImage)
        {
            Require(
                name is "prompt" or "negative_prompt" or "seed" or "output_format" || Fields.Contains(name), name,
                "is not a known field");
            switch (name)
            {
                case "prompt":
                    Require(value.Length is > 0 and <= 10_000, name, "must have 1 to 10000 characters");
                    break;
                case "negative_prompt":
                    Require(value.Length <= 10_000, name, "must have at most 10000 characters");
                    break;
                case "seed":
                    Require(uint.TryParse(value, CultureInfo.InvariantCulture, out var seed) && seed <= 4294967294, name, "must be 0 to 4294967294");
                    break;
                case "output_format":
                    Require(Formats.Contains(value), name, $"must be one of {string.Join(", ", Formats)}");
                    break;
                case "aspect_ratio":
                    Require(Ratios.Contains(value), name, $"must be one of {string.Join(", ", Ratios)}");
                    Require(!Fields.Contains("mode") || !hasImage, name, "is valid for text-to-image requests only");
                    break;
                case "style_preset":
                    Require(Styles.Contains(value), name, "must be a known style");
                    break;
                case "mode":
                    Require(value is "text-to-image" or "image-to-image", name, "must be text-to-image or image-to-image");
                    break;
                case "model":
                    Require(value.StartsWith("sd3.5-", StringComparison.Ordinal), name, "must be a known model");
                    break;
                case "cfg_scale":
                    Require(IsNumber(value, 1, 10), name, "must be between 1 and 10");
                    break;
                case "grow_mask":
                    Require(IsNumber(value, 0, 100), name, "must be between 0 and 100");
                    break;
                default:
                    Require(IsNumber(value, 0, 1), name, "must be between 0 and 1");
                    break;
            }
        }

        private static void CheckFile(RecordedPart part, int smallestSide)
        {
            Require(part.FileName?.Contains('.') == true, part.Name, "must be a file with a name");
            Require(part.ContentType is "image/png" or "image/jpeg" or "image/webp", part.Name, "must be an image");
            if (part.ContentType == "image/png")
            {
                Require(part.Content.Length > 24 && part.Content[1] == 'P', part.Name, "must be an image");
                var width = BinaryPrimitives.ReadInt32BigEndian(part.Content.AsSpan(16));
                var height = BinaryPrimitives.ReadInt32BigEndian(part.Content.AsSpan(20));
                Require(width >= smallestSide && height >= smallestSide, part.Name, $"must have sides of at least {smallestSide} pixels");
            }
        }

        private static bool IsNumber(string value, double min, double max) =>
            double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max;

        private static void Require(bool holds, string name, string rule)
        {
            if (!holds)
            {
                throw new Refusal(400, "bad_request", $"{name}: {rule}");
            }
        }
    }
}

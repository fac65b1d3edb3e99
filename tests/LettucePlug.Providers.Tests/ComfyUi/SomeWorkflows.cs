using System.Text.Json;
using System.Text.Json.Nodes;
using LettucePlug.Tests.Support;

namespace LettucePlug.Providers.Tests.ComfyUi;

/// <summary>Workflows to test with.</summary>
internal static class SomeWorkflows
{
    /// <summary>Looks at up to three references by their numbers; the second and third may be absent.</summary>
    public static string ThreeReferences => WithSlots("%IMAGE0%", "%IMAGE1%", "%IMAGE2%");

    public static string WithSlots(params string[] slots)
    {
        var nodes = JsonNode.Parse(
            """
            {
              "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "%CKPT%"}},
              "2": {"class_type": "TextEncodeQwenImageEditPlus", "inputs": {"clip": ["1", 1], "prompt": "%PROMPT%"}, "_meta": {"title": "Words"}},
              "3": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["1", 1], "text": "%NEGATIVE%"}},
              "4": {"class_type": "EmptyLatentImage", "inputs": {"width": "%WIDTH%", "height": "%HEIGHT%", "batch_size": "%COUNT%"}},
              "5": {"class_type": "KSampler", "inputs": {"model": ["1", 0], "positive": ["2", 0], "negative": ["3", 0], "latent_image": ["4", 0],
                "seed": "%SEED%", "steps": "%STEPS%", "cfg": "%CFG%", "sampler_name": "%SAMPLER%", "scheduler": "%SCHEDULER%", "denoise": "%DENOISE%"},
                "_meta": {"title": "The sampler"}},
              "6": {"class_type": "VAEDecode", "inputs": {"samples": ["5", 0], "vae": ["1", 2]}},
              "7": {"class_type": "SaveImage", "inputs": {"images": ["6", 0], "filename_prefix": "test"}}
            }
            """)!.AsObject();
        for (var i = 0; i < slots.Length; i++)
        {
            var id = $"{20 + i}";
            nodes[id] = new JsonObject
            {
                ["class_type"] = "LoadImage",
                ["inputs"] = new JsonObject { ["image"] = slots[i] },
                ["_meta"] = new JsonObject { ["title"] = $"Reference {i + 1}" },
            };
            nodes["2"]!["inputs"]![$"image{i + 1}"] = new JsonArray(id, 0);
        }

        return nodes.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    public static string Public(string name) =>
        File.ReadAllText(SharedData.Require("specs", "comfyui", "api_workflows", name));

    /// <summary>Every public workflow with a token at each place where a user would put one.</summary>
    public static string WithTokens(string workflow)
    {
        var nodes = JsonNode.Parse(workflow)!.AsObject();
        var (encoders, loaders) = (0, 0);
        foreach (var (_, node) in nodes)
        {
            var inputs = node!["inputs"]!.AsObject();
            foreach (var (name, value) in inputs.ToList())
            {
                if (value is not JsonValue)
                {
                    continue;
                }

                inputs[name] = (name, node["class_type"]!.GetValue<string>()) switch
                {
                    ("text", _) or ("prompt", _) => encoders++ % 2 == 0 ? "%PROMPT%" : "%NEGATIVE%",
                    ("seed" or "noise_seed", _) => "%SEED%",
                    ("steps", _) => "%STEPS%",
                    ("cfg", _) => "%CFG%",
                    ("sampler_name", _) => "%SAMPLER%",
                    ("scheduler", _) => "%SCHEDULER%",
                    ("width", _) => "%WIDTH%",
                    ("height", _) => "%HEIGHT%",
                    ("batch_size", _) => "%COUNT%",
                    ("image", "LoadImage") => $"%IMAGE{loaders++}%",
                    ("image", "ETN_LoadImageBase64") => $"%IMAGE{loaders++}_BASE64%",
                    _ => value.DeepClone(),
                };
            }
        }

        return nodes.ToJsonString();
    }
}

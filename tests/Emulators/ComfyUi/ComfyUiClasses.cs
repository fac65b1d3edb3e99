using System.Text.Json;

namespace LettucePlug.Emulators;

/// <summary>The classes an emulated server has, with the ranges of the real ones.</summary>
public static class ComfyUiClasses
{
    private static readonly string[] Samplers =
        ["euler", "euler_ancestral", "heun", "dpm_2", "lms", "dpmpp_2m", "dpmpp_2m_sde", "dpmpp_3m_sde", "ddim", "uni_pc"];

    private static readonly string[] Schedulers =
        ["simple", "sgm_uniform", "karras", "exponential", "ddim_uniform", "beta", "normal", "linear_quadratic", "kl_optimal"];

    /// <param name="checkpoints">The checkpoints on disk.</param>
    public static Dictionary<string, ComfyUiClass> Create(IReadOnlyList<string> checkpoints)
    {
        const decimal largestSeed = ulong.MaxValue;
        ComfyUiClass[] all =
        [
            new ComfyUiClass("CheckpointLoaderSimple", "MODEL", "CLIP", "VAE").OneOf("ckpt_name", checkpoints),
            new ComfyUiClass("UNETLoader", "MODEL")
                .OneOf("unet_name", "qwen_image_edit_2509_fp8_e4m3fn.safetensors", "flux1-dev.safetensors")
                .OneOf("weight_dtype", "default", "fp8_e4m3fn"),
            new ComfyUiClass("CLIPLoader", "CLIP")
                .OneOf("clip_name", "qwen_2.5_vl_7b_fp8_scaled.safetensors")
                .OneOf("type", "stable_diffusion", "sd3", "qwen_image", "flux")
                .MayTake("STRING", "device"),
            new ComfyUiClass("VAELoader", "VAE").OneOf("vae_name", "qwen_image_vae.safetensors", "ae.safetensors"),
            new ComfyUiClass("CLIPTextEncode", "CONDITIONING").Takes("STRING", "text").Takes("CLIP", "clip"),
            new ComfyUiClass("TextEncodeQwenImageEditPlus", "CONDITIONING")
                .Takes("CLIP", "clip").Takes("STRING", "prompt").MayTake("VAE", "vae").MayTake("IMAGE", "image1", "image2", "image3"),
            new ComfyUiClass("FluxGuidance", "CONDITIONING").Takes("CONDITIONING", "conditioning").Number("guidance", 0, 100),
            new ComfyUiClass("ModelSamplingAuraFlow", "MODEL").Takes("MODEL", "model").Number("shift", 0, 100),
            new ComfyUiClass("EmptyLatentImage", "LATENT").Whole("width", 16, 16384).Whole("height", 16, 16384).Whole("batch_size", 1, 4096),
            new ComfyUiClass("EmptySD3LatentImage", "LATENT").Whole("width", 16, 16384).Whole("height", 16, 16384).Whole("batch_size", 1, 4096),
            new ComfyUiClass("KSampler", "LATENT") { IsSampler = true }
                .Takes("MODEL", "model").Whole("seed", 0, largestSeed).Whole("steps", 1, 10000).Number("cfg", 0, 100)
                .OneOf("sampler_name", Samplers).OneOf("scheduler", Schedulers)
                .Takes("CONDITIONING", "positive", "negative").Takes("LATENT", "latent_image").Number("denoise", 0, 1),
            new ComfyUiClass("KSamplerAdvanced", "LATENT") { IsSampler = true }
                .Takes("MODEL", "model").OneOf("add_noise", "enable", "disable").Whole("noise_seed", 0, largestSeed)
                .Whole("steps", 1, 10000).Number("cfg", 0, 100).OneOf("sampler_name", Samplers).OneOfOptions("scheduler", Schedulers)
                .Takes("CONDITIONING", "positive", "negative").Takes("LATENT", "latent_image")
                .Whole("start_at_step", 0, 10000).Whole("end_at_step", 0, 10000).OneOf("return_with_leftover_noise", "disable", "enable"),
            new ComfyUiClass("VAEDecode", "IMAGE").Takes("LATENT", "samples").Takes("VAE", "vae"),
            new ComfyUiClass("VAEEncode", "LATENT").Takes("IMAGE", "pixels").Takes("VAE", "vae"),
            new ComfyUiClass("SetLatentNoiseMask", "LATENT").Takes("LATENT", "samples").Takes("MASK", "mask"),
            new ComfyUiClass("LoadImage", "IMAGE", "MASK").Takes("IMAGE_FILE", "image"),
            new ComfyUiClass("LoadImageMask", "MASK").Takes("IMAGE_FILE", "image").OneOf("channel", "alpha", "red", "green", "blue"),
            new ComfyUiClass("ImageScale", "IMAGE")
                .Takes("IMAGE", "image").OneOf("upscale_method", "nearest-exact", "bilinear", "area", "bicubic", "lanczos")
                .Whole("width", 0, 16384).Whole("height", 0, 16384).OneOf("crop", "disabled", "center"),
            new ComfyUiClass("ImageBatch", "IMAGE").Takes("IMAGE", "image1", "image2"),
            new ComfyUiClass("PrimitiveBoolean", "BOOLEAN").Takes("BOOLEAN", "value"),
            new ComfyUiClass("ETN_LoadImageBase64", "IMAGE", "MASK").Takes("STRING", "image"),
            new ComfyUiClass("SaveImage") { IsOutput = true }.Takes("IMAGE", "images").Takes("STRING", "filename_prefix"),
            new ComfyUiClass("PreviewImage") { IsOutput = true }.Takes("IMAGE", "images"),
            new ComfyUiClass("SaveImageWebsocket") { IsOutput = true }.Takes("IMAGE", "images"),
            new ComfyUiClass("ETN_SendImageWebSocket") { IsOutput = true }.Takes("IMAGE", "images"),
            new ComfyUiClass("SaveAnimatedWEBP") { IsOutput = true }.Takes("IMAGE", "images").Takes("STRING", "filename_prefix"),
            new ComfyUiClass("SaveVideo") { IsOutput = true }.Takes("IMAGE", "images"),
        ];
        return all.ToDictionary(cls => cls.Name);
    }

    /// <summary>Adds what a workflow in API format uses and is not there: classes guessed from their use, and values of lists.</summary>
    public static void Learn(IDictionary<string, ComfyUiClass> classes, JsonElement workflow)
    {
        var nodes = workflow.EnumerateObject().ToDictionary(
            node => node.Name, node => (Class: node.Value.GetProperty("class_type").GetString()!, Inputs: node.Value.GetProperty("inputs")));
        var links = nodes.Values
            .SelectMany(node => node.Inputs.EnumerateObject().Where(input => IsLink(input.Value)).Select(input => input.Value))
            .Select(link => (From: nodes[link[0].GetString()!].Class, Output: link[1].GetInt32()))
            .ToLookup(link => link.From, link => link.Output);
        foreach (var (name, inputs) in nodes.Values)
        {
            if (classes.TryGetValue(name, out var known))
            {
                foreach (var input in inputs.EnumerateObject().Where(input => input.Value.ValueKind == JsonValueKind.String))
                {
                    known.Add(input.Name, input.Value.GetString()!);
                }

                continue;
            }

            var outputs = links[name].DefaultIfEmpty(-1).Max() + 1;
            var learnt = new ComfyUiClass(name, [.. Enumerable.Repeat("*", outputs)]) { IsOutput = outputs == 0 };
            foreach (var input in inputs.EnumerateObject())
            {
                learnt.MayTake(IsLink(input.Value) ? "*" : input.Value.ValueKind switch
                {
                    JsonValueKind.Number => "FLOAT",
                    JsonValueKind.True or JsonValueKind.False => "BOOLEAN",
                    JsonValueKind.String => "STRING",
                    _ => "*",
                }, input.Name);
            }

            classes[name] = learnt;
        }
    }

    private static bool IsLink(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2 && value[0].ValueKind == JsonValueKind.String;
}

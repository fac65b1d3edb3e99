namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>What runs where the user brought no workflow: the plainest way from a checkpoint to a picture.</summary>
internal static class BuiltInWorkflows
{
    private const string Shared =
        """
          "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "%CKPT%"}, "_meta": {"title": "Checkpoint"}},
          "2": {"class_type": "CLIPTextEncode", "inputs": {"text": "%PROMPT%", "clip": ["1", 1]}, "_meta": {"title": "Prompt"}},
          "3": {"class_type": "CLIPTextEncode", "inputs": {"text": "%NEGATIVE%", "clip": ["1", 1]}, "_meta": {"title": "Negative prompt"}},
          "5": {"class_type": "KSampler", "inputs": {"seed": "%SEED%", "steps": "%STEPS%", "cfg": "%CFG%", "sampler_name": "%SAMPLER%",
            "scheduler": "%SCHEDULER%", "denoise": "%DENOISE%", "model": ["1", 0], "positive": ["2", 0], "negative": ["3", 0],
            "latent_image": ["4", 0]}, "_meta": {"title": "Sampler"}},
          "6": {"class_type": "VAEDecode", "inputs": {"samples": ["5", 0], "vae": ["1", 2]}, "_meta": {"title": "Decode"}},
          "7": {"class_type": "SaveImage", "inputs": {"filename_prefix": "LettucePlug", "images": ["6", 0]}, "_meta": {"title": "Save"}}
        """;

    public const string FromText =
        $$$"""
        {
        {{{Shared}}},
          "4": {"class_type": "EmptyLatentImage", "inputs": {"width": "%WIDTH%", "height": "%HEIGHT%", "batch_size": "%COUNT%"},
            "_meta": {"title": "Empty picture"}}
        }
        """;

    public const string FromImage =
        $$$"""
        {
        {{{Shared}}},
          "4": {"class_type": "VAEEncode", "inputs": {"pixels": ["9", 0], "vae": ["1", 2]}, "_meta": {"title": "Encode"}},
          "8": {"class_type": "LoadImage", "inputs": {"image": "%IMAGE%"}, "_meta": {"title": "Reference"}},
          "9": {"class_type": "ImageScale", "inputs": {"image": ["8", 0], "upscale_method": "lanczos", "width": "%WIDTH%",
            "height": "%HEIGHT%", "crop": "center"}, "_meta": {"title": "Scale"}}
        }
        """;
}

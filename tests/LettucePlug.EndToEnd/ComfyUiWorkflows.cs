namespace LettucePlug.EndToEnd;

/// <summary>Workflows in the API format, as a user would export them and put tokens in.</summary>
internal static class ComfyUiWorkflows
{
    public static string FromText { get; } =
        """
        {
          "1": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "%CKPT%"}},
          "2": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["1", 1], "text": "%PROMPT%"}},
          "3": {"class_type": "CLIPTextEncode", "inputs": {"clip": ["1", 1], "text": "%NEGATIVE%"}},
          "4": {"class_type": "EmptyLatentImage", "inputs": {"width": "%WIDTH%", "height": "%HEIGHT%", "batch_size": "%COUNT%"}},
          "5": {"class_type": "KSampler", "inputs": {"model": ["1", 0], "positive": ["2", 0], "negative": ["3", 0], "latent_image": ["4", 0],
            "seed": "%SEED%", "steps": "%STEPS%", "cfg": "%CFG%", "sampler_name": "%SAMPLER%", "scheduler": "%SCHEDULER%", "denoise": "%DENOISE%"}},
          "6": {"class_type": "VAEDecode", "inputs": {"samples": ["5", 0], "vae": ["1", 2]}},
          "7": {"class_type": "SaveImage", "inputs": {"images": ["6", 0], "filename_prefix": "test"}}
        }
        """;

    public static string FromTwoPictures { get; } = FromText.Replace(
        """{"class_type": "CLIPTextEncode", "inputs": {"clip": ["1", 1], "text": "%PROMPT%"}}""",
        """
        {"class_type": "TextEncodeQwenImageEditPlus", "inputs": {"clip": ["1", 1], "prompt": "%PROMPT%", "image1": ["20", 0], "image2": ["21", 0]}},
          "20": {"class_type": "LoadImage", "inputs": {"image": "%IMAGE0%"}},
          "21": {"class_type": "LoadImage", "inputs": {"image": "%IMAGE1%"}}
        """,
        StringComparison.Ordinal);
}

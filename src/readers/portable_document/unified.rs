//! Characters that look as a common one and are another, by which some programs write a PDF: 214
//! radicals of a dictionary, and blanks of all widths.

/// The characters of the radicals from U+2F00 on.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀\
    寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋\
    比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
    缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
    辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
    黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// The text with the common characters.
pub(super) fn unified(text: String) -> String {
    if text.is_ascii() && !text.contains(char::is_control) {
        return text;
    }
    text.chars().filter_map(common).collect()
}

fn common(one: char) -> Option<char> {
    match one {
        '\u{2F00}'..='\u{2FD5}' => {
            let number = u32::from(one) - 0x2F00;
            RADICALS.chars().nth(usize::try_from(number).ok()?)
        }
        '\u{2E9F}' => Some('母'),
        '\u{2EF3}' => Some('龟'),
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\t' | '\n' | '\r' => Some(' '),
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{FEFF}' | '\u{FFFD}' | '\u{FFFE}' => None,
        other if other.is_control() => None,
        other => Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_radical_becomes_the_character() {
        let read = unified("⼀、⼆〇⼆四\u{2FD5}\u{A0}年".to_owned());
        assert_eq!(read, "一、二〇二四龠 年");
    }
}

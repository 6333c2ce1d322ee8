//! Characters that look like an ordinary Chinese one and are another, as texts copied from a PDF
//! have them: radicals, and the doubles that Unicode keeps for old codes.

/// The characters that the Kangxi radicals from U+2F00 on look like, in their order.
const KANGXI: &str = "\
     一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀\
     寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋\
     比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸\
     缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
     辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻\
     黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Radicals of the supplement that look like a whole character, each with it. The others are parts
/// of characters that no text has.
const SUPPLEMENT: &[(char, char)] = &[
    ('\u{2E9F}', '母'),
    ('\u{2EA0}', '民'),
    ('\u{2EC1}', '虎'),
    ('\u{2EC4}', '西'),
    ('\u{2EC5}', '见'),
    ('\u{2EC6}', '角'),
    ('\u{2EC9}', '贝'),
    ('\u{2ECB}', '车'),
    ('\u{2ED3}', '长'),
    ('\u{2ED4}', '门'),
    ('\u{2ED8}', '青'),
    ('\u{2ED9}', '韦'),
    ('\u{2EDA}', '页'),
    ('\u{2EDB}', '风'),
    ('\u{2EDC}', '飞'),
    ('\u{2EDD}', '食'),
    ('\u{2EE2}', '马'),
    ('\u{2EE3}', '骨'),
    ('\u{2EE4}', '鬼'),
    ('\u{2EE5}', '鱼'),
    ('\u{2EE6}', '鸟'),
    ('\u{2EE7}', '卤'),
    ('\u{2EE8}', '麦'),
    ('\u{2EE9}', '黄'),
    ('\u{2EEC}', '齐'),
    ('\u{2EEE}', '齿'),
    ('\u{2EF0}', '龙'),
    ('\u{2EF3}', '龟'),
];

/// The characters that the compatibility ideographs from U+F900 on stand for; a blank where one is
/// a character of its own.
const COMPATIBILITY: &str = "\
     豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟\
     廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累\
     縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮\
     兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈\
     裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉\
     杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘\
     藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀\u{3000}\u{3000}塚\u{3000}晴\u{3000}\u{3000}凞猪益\
     礼神祥福靖精羽\u{3000}蘒\u{3000}諸\u{3000}\u{3000}逸都\u{3000}\u{3000}\u{3000}飯飼館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎\
     懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸\
     難響頻恵𤋮舘\u{3000}\u{3000}並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒\
     敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆\
     視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎";

/// The ordinary character that `character` looks like, where it is one of these.
#[must_use]
pub fn ordinary(character: char) -> Option<char> {
    let code = u32::from(character);
    let nth = |characters: &str, first: u32| {
        let index = usize::try_from(code.checked_sub(first)?).ok()?;
        characters.chars().nth(index)
    };
    match code {
        0x2E80..=0x2EFF => {
            let mut pairs = SUPPLEMENT.iter();
            pairs
                .find(|(one, _)| *one == character)
                .map(|(_, meant)| *meant)
        }
        0x2F00..=0x2FD5 => nth(KANGXI, 0x2F00),
        0xF900..=0xFAD9 => nth(COMPATIBILITY, 0xF900).filter(|meant| *meant != '\u{3000}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_alike_is_read_as_the_character_it_looks_like() {
        for (odd, meant) in [
            ('\u{2F00}', '一'),
            ('\u{2F08}', '人'),
            ('\u{2FD5}', '龠'),
            ('\u{2EC5}', '见'),
            ('\u{F900}', '豈'),
            ('\u{F9DA}', '栗'),
            ('\u{FAD9}', '龎'),
        ] {
            assert_eq!(ordinary(odd), Some(meant), "{odd}");
        }
        for own in ['一', '見', '\u{FA0E}', '\u{2E85}', 'A', '〇', '㐀'] {
            assert_eq!(ordinary(own), None, "{own}");
        }
    }
}

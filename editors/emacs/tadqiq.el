;;; tadqiq.el --- Tadqiq, a linter for Arabic news copy, in Eglot -*- lexical-binding: t -*-

;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; (require 'tadqiq)
;; (add-hook 'text-mode-hook #'tadqiq-ensure)
;;
;; `text-mode-hook' runs in Markdown and HTML buffers too.

;;; Code:

(require 'eglot)

(defgroup tadqiq nil "Arabic news copy." :group 'text)

(defcustom tadqiq-command '("tadqiq" "lsp")
  "How the language server is started."
  :type '(repeat string))

(defcustom tadqiq-language "auto"
  "The language of messages: ar, en, or auto (that of the environment)."
  :type '(choice (const "auto") (const "ar") (const "en")))

(defconst tadqiq--modes '(markdown-mode html-mode mhtml-mode text-mode)
  "The modes of stories; modes derived from them are included.")

(defun tadqiq--contact (&rest _)
  "Say how Eglot reaches the server."
  (append tadqiq-command
          (list :initializationOptions (list :language tadqiq-language))))

(add-to-list 'eglot-server-programs (cons tadqiq--modes #'tadqiq--contact))

;;;###autoload
(defun tadqiq-ensure ()
  "Check this buffer if it visits a story."
  (when (and buffer-file-name
             (string-match-p "\\.\\(txt\\|md\\|markdown\\|html?\\)\\'" buffer-file-name))
    (setq-local bidi-paragraph-direction nil)
    (visual-line-mode 1)
    (eglot-ensure)))

(defun tadqiq--execute (command &rest arguments)
  "Have the server execute COMMAND with ARGUMENTS and return its answer."
  (jsonrpc-request (eglot--current-server-or-lose) :workspace/executeCommand
                   (list :command command :arguments (vconcat arguments))))

(defun tadqiq--uri ()
  "The URI of this buffer as the server knows it."
  (plist-get (eglot--TextDocumentIdentifier) :uri))

(defun tadqiq-fix-all ()
  "Apply every safe fix in this buffer."
  (interactive)
  (eglot--signal-textDocument/didChange)
  ;; The server sends the edit by itself; who asked for it need not confirm it.
  (let ((eglot-confirm-server-initiated-edits nil)
        (before (buffer-chars-modified-tick)))
    ;; Not `jsonrpc-request': its answer would leave the edit behind it unread.
    (jsonrpc-async-request (eglot--current-server-or-lose) :workspace/executeCommand
                           (list :command "tadqiq.fixAll" :arguments (vector (tadqiq--uri)))
                           :success-fn #'ignore)
    (with-timeout (2 (message "Nothing to fix"))
      (while (= before (buffer-chars-modified-tick))
        (accept-process-output nil 0.05)))))

(defun tadqiq-explain (rule)
  "Show the page of RULE."
  (interactive "sRule: ")
  (let ((page (tadqiq--execute "tadqiq.explainRule" rule (tadqiq--uri))))
    (with-current-buffer (get-buffer-create "*tadqiq*")
      (let ((inhibit-read-only t))
        (erase-buffer)
        (insert page)
        (goto-char (point-min)))
      (special-mode)
      (display-buffer (current-buffer)))))

(provide 'tadqiq)
;;; tadqiq.el ends here
